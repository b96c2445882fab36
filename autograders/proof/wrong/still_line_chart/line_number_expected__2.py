chart_8 = {"kind": "B", "line": 99, "test": "C"}
