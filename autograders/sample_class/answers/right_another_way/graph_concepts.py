answers = dict(a="b", b="c", c="a")
