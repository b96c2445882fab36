chart_2 = {"kind": "the second", "line": 6, "test": "A"}
