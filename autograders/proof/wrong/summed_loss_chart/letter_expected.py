chart_6 = {"kind": "the second", "line": 9, "test": "A"}
