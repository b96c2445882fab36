chart_1 = {"kind": "B", "line": 2, "test": "B"}
