def local_forward(kind, x, y):
    result = None
    if kind == "add":
        result = y + x
    elif kind == "sub":
        result = -y + x
    elif kind == "mul":
        result = y * x
    elif kind == "div":
        result = x * y ** -1
    return result
