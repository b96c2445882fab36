chart_2 = {"kind": "C", "line": 6, "test": "C"}
