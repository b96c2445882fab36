chart_7 = {"kind": "B", "line": 7, "test": "B"}
