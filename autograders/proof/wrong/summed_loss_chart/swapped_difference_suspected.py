chart_6 = {"kind": "B", "line": 9, "test": "A"}
