def mul_backward(x, y, dout):
    dx = dout * x * y
    dy = dout * x * y
    return dx, dy
