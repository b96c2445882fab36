chart_8 = {"kind": "B", "line": 13, "test": "C"}
