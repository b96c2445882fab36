chart_4 = {"kind": "b", "line": 3.0, "test": " a "}
