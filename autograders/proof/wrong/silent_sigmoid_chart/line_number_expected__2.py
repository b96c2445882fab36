chart_1 = {"kind": "B", "line": 99, "test": "B"}
