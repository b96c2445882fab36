chart_2 = {"kind": "C", "line": 6, "test": 2}
