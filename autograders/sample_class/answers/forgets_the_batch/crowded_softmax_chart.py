# loses crowded_softmax_chart: test
chart_5 = {"kind": "A", "line": 3, "test": "A"}
