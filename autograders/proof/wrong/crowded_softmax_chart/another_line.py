chart_5 = {"kind": "A", "line": 12, "test": "C"}
