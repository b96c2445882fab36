def mul_backward(x, y, dout):
    dx = dout * y
    dy = x
    return dx, dy
