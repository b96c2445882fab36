def mul_backward(x, y, dout):
    return y * dout, x * dout
