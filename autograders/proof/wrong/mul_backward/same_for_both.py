def mul_backward(x, y, dout):
    dx = dout * y
    dy = dout * y
    return dx, dy
