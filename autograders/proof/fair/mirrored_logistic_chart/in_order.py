chart_4 = {"kind": "B", "line": 3, "test": "A"}
