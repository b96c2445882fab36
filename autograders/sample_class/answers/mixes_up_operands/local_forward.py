# loses local_forward: sub, div
def local_forward(kind, x, y):
    if kind == "add":
        return x + y
    elif kind == "sub":
        return y - x
    elif kind == "mul":
        return x * y
    elif kind == "div":
        return y / x
