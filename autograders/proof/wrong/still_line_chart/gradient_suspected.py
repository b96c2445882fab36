chart_8 = {"kind": "A", "line": 19, "test": "C"}
