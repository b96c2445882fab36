chart_7 = {"kind": "A", "line": 7, "test": "B"}
