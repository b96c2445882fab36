chart_5 = {"kind": "a", "line": 3.0, "test": " c "}
