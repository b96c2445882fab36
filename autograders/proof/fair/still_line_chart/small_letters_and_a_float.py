chart_8 = {"kind": "b", "line": 19.0, "test": " c "}
