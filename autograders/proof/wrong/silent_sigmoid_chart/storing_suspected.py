chart_1 = {"kind": "C", "line": 3, "test": "B"}
