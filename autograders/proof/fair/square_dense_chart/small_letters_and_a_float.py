chart_3 = {"kind": "a", "line": 12.0, "test": " c "}
