chart_4 = {"kind": "B", "line": "line 3", "test": "A"}
