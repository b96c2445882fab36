chart_3 = {"kind": "A", "line": 99, "test": "C"}
