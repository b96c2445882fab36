def local_forward(kind, x, y):
    if kind == "add":
        result = x + y
    elif kind == "sub":
        result = x - y
    elif kind == "mul":
        result = x * y
    else:
        result = int(x / y)
    return result
