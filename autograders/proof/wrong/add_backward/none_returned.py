def add_backward(x, y, dout):
    dx = dout
    dy = None
    return dx, dy
