chart_3 = dict(kind="a", line=12, test="C")
