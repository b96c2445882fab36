chart_2 = {"kind": "C", "line": 99, "test": "A"}
