def add_backward(x, y, dout):
    dx = dout / x
    dy = dout / y
    return dx, dy
