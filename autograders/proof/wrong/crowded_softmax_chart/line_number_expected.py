chart_5 = {"kind": "A", "line": "line 3", "test": "C"}
