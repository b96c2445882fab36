def add_backward(x, y, dout):
    dx = out * 1
    dy = out * 1
    return dx, dy
