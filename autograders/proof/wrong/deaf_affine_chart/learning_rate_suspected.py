chart_2 = {"kind": "B", "line": 6, "test": "A"}
