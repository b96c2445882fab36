def mul_backward(x, y, dout):
    dx = dout / y
    dy = dout / x if x else 0
    return dx, dy
