chart_2 = {"kind": "C", "line": 5, "test": "A"}
