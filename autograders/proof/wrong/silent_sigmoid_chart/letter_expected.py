chart_1 = {"kind": "the second", "line": 3, "test": "B"}
