chart_7 = {"kind": "C", "line": 3, "test": "B"}
