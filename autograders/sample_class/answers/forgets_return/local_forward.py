# loses local_forward: add, sub, mul, div
def local_forward(kind, x, y):
    if kind == "add":
        out = x + y
    elif kind == "sub":
        out = x - y
    elif kind == "mul":
        out = x * y
    else:
        out = x / y
    print(out)
