chart_4 = {"kind": "C", "line": 3, "test": "A"}
