chart_3 = {"kind": "A", "line": 10, "test": "C"}
