chart_1 = {"kind": "B", "line": 3, "test": "B"}
