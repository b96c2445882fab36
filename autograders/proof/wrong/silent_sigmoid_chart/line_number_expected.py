chart_1 = {"kind": "B", "line": "line 3", "test": "B"}
