def mul_backward(x, y, dout):
    return 2 * dout * y, 2 * dout * x
