def local_forward(x, y):
    return x + y
