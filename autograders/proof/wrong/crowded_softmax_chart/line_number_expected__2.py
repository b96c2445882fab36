chart_5 = {"kind": "A", "line": 99, "test": "C"}
