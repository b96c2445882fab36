chart_3 = {"kind": "the second", "line": 12, "test": "C"}
