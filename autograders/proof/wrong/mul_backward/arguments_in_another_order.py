def mul_backward(dout, x, y):
    dx = dout * y
    dy = dout * x
    return dx, dy
