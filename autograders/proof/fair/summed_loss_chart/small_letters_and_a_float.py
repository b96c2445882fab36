chart_6 = {"kind": "c", "line": 9.0, "test": " a "}
