chart_6 = {"kind": "C", "line": 99, "test": "A"}
