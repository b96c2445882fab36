chart_1 = {"kind": "A", "line": 3, "test": "B"}
