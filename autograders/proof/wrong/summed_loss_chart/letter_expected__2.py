chart_6 = {"kind": "C", "line": 9, "test": 2}
