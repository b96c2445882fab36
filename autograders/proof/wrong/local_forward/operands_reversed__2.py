def local_forward(kind, x, y):
    ops = {
        "add": lambda a, b: a + b,
        "sub": lambda a, b: a - b,
        "mul": lambda a, b: a * b,
        "div": lambda a, b: b / a,
    }
    return ops[kind](x, y)
