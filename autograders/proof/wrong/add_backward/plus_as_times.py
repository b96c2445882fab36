def add_backward(x, y, dout):
    dx = dout * y
    dy = dout * x
    return dx, dy
