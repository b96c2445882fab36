chart_4 = {"kind": "A", "line": 3, "test": "A"}
