chart_4 = {"kind": "the second", "line": 3, "test": "A"}
