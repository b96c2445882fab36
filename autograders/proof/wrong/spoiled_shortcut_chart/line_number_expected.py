chart_7 = {"kind": "C", "line": "line 7", "test": "B"}
