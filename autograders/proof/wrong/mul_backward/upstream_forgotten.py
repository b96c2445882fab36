def mul_backward(x, y, dout):
    dx = y
    dy = x
    return dx, dy
