chart_6 = {"kind": "C", "line": 12, "test": "A"}
