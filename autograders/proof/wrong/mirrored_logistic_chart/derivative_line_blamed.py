chart_4 = {"kind": "B", "line": 7, "test": "A"}
