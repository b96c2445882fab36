chart_5 = {"kind": "the second", "line": 3, "test": "C"}
