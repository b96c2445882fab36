def add_backward(x, y, dout):
    dx = 1
    dy = 1
    return dx, dy
