chart_8 = {"kind": "B", "line": 19, "test": "C"}
