chart_1 = {"kind": "B", "line": 6, "test": "B"}
