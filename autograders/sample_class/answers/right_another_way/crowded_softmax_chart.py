chart_5 = dict(kind="a", line=3, test="C")
