chart_2 = {"kind": "A", "line": 6, "test": "A"}
