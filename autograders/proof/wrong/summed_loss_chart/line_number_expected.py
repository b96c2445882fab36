chart_6 = {"kind": "C", "line": "line 9", "test": "A"}
