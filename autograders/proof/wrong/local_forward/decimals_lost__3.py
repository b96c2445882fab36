def local_forward(kind, x, y):
    results = {"add": x + y, "sub": x - y, "mul": x * y, "div": x / y}
    return round(results[kind], 2)
