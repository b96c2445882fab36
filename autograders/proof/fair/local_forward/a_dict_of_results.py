def local_forward(kind, x, y):
    return {"add": x + y, "sub": x - y, "mul": x * y, "div": x / y}[kind]
