chart_5 = {"kind": "B", "line": 3, "test": "C"}
