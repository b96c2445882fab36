def add_backward(x, y, dout):
    dx = x + dout
    dy = y + dout
    return dx, dy
