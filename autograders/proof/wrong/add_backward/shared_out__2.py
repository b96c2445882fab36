def add_backward(x, y, dout):
    dx = dout * x / (x + y)
    dy = dout * y / (x + y)
    return dx, dy
