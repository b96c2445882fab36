chart_5 = {"kind": "A", "line": 2, "test": "C"}
