chart_1 = dict(kind="b", line=3, test="B")
