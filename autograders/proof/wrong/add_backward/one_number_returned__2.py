def add_backward(x, y, dout):
    dx = dout * 1
    return dx
    dy = dout * 1
    return dy
