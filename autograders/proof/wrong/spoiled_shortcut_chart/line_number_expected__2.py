chart_7 = {"kind": "C", "line": 99, "test": "B"}
