answers = dict(a="a", b="c", c="b")
