def mul_backward(x, y, dout):
    dx = dout * y
    dy = dout * x
    return dy, dx
