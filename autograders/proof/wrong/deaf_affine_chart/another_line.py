chart_2 = {"kind": "C", "line": 14, "test": "A"}
