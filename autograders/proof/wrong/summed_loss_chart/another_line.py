chart_6 = {"kind": "C", "line": 3, "test": "A"}
