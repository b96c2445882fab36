def mul_backward(x, y, dout):
    dx = 2 * x * dout
    dy = 2 * y * dout
    return dx, dy
