chart_5 = {"kind": "C", "line": 3, "test": "C"}
