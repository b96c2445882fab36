def mul_backward(x, y, dout):
    out = x * y
    dx = dout * out / x
    dy = dout * out / y
    return dx, dy
