# loses mirrored_logistic_chart: kind, line
chart_4 = {"kind": "A", "line": 7, "test": "A"}
