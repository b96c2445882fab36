chart_7 = {"kind": "C", "line": 19, "test": "B"}
