chart_3 = {"kind": "A", "line": 12, "test": "C"}
