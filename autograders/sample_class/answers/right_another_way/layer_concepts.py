answers = dict(a="c", b="b", c="a")
