chart_2 = {"kind": "C", "line": 1, "test": "A"}
