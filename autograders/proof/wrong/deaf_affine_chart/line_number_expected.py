chart_2 = {"kind": "C", "line": "line 6", "test": "A"}
