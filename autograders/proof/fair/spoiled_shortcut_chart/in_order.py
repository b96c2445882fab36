chart_7 = {"kind": "C", "line": 7, "test": "B"}
