def add_backward(x, y, dout):
    dx = dout
    dy = -dout
    return dx, dy
