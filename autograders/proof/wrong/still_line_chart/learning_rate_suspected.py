chart_8 = {"kind": "C", "line": 19, "test": "C"}
