def local_forward(kind, x, y):
    sign = {"add": "+", "sub": "-", "mul": "*", "div": "/"}[kind]
    return str(x) + sign + str(y)
