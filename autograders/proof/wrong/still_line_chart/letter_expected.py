chart_8 = {"kind": "the second", "line": 19, "test": "C"}
