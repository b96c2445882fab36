chart_7 = dict(kind="c", line=7, test="B")
