chart_8 = dict(kind="b", line=19, test="C")
