chart_4 = {"kind": "B", "line": 99, "test": "A"}
