chart_8 = {"kind": "B", "line": "line 19", "test": "C"}
