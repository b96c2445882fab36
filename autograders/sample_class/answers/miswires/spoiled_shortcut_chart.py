# loses spoiled_shortcut_chart: line, test
chart_7 = {"kind": "C", "line": 19, "test": "A"}
