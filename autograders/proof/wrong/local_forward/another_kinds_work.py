def local_forward(kind, x, y):
    if kind == "add" or "plus":
        return x + y
    elif kind == "sub" or "minus":
        return x - y
    elif kind == "mul":
        return x * y
    else:
        return x / y
