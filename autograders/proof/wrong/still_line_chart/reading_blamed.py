chart_8 = {"kind": "B", "line": 7, "test": "C"}
