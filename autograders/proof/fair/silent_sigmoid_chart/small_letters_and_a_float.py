chart_1 = {"kind": "b", "line": 3.0, "test": " b "}
