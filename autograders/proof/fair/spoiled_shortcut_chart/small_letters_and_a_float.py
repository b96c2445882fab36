chart_7 = {"kind": "c", "line": 7.0, "test": " b "}
