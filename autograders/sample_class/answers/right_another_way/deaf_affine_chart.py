chart_2 = dict(kind="c", line=6, test="A")
