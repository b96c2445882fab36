def mul_backward(x, y, dout):
    dx = x * y / x * dout
    dy = x * y / y * dout
    return dx, dy
