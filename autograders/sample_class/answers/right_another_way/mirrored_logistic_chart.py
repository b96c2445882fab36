chart_4 = dict(kind="b", line=3, test="A")
