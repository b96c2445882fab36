chart_4 = {"kind": "B", "line": 4, "test": "A"}
