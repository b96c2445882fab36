chart_3 = {"kind": "C", "line": 12, "test": "C"}
