chart_5 = {"kind": "A", "line": 3, "test": "C"}
