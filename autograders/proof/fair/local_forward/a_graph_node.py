def local_forward(kind, x, y):
    """Forward only, by the library's own graph."""
    x, y = Variable(x), Variable(y)
    if kind == "add":
        return (x + y).value
    if kind == "sub":
        return (x - y).value
    if kind == "mul":
        return (x * y).value
    if kind == "div":
        return (x / y).value
    raise ValueError(kind)
