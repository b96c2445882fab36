chart_3 = {"kind": "B", "line": 12, "test": "C"}
