chart_2 = {"kind": "c", "line": 6.0, "test": " a "}
