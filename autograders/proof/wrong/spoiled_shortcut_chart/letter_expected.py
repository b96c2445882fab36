chart_7 = {"kind": "the second", "line": 7, "test": "B"}
