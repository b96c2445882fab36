chart_3 = {"kind": "A", "line": "line 12", "test": "C"}
