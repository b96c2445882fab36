chart_6 = {"kind": "A", "line": 9, "test": "A"}
