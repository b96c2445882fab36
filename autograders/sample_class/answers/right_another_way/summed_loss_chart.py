chart_6 = dict(kind="c", line=9, test="A")
