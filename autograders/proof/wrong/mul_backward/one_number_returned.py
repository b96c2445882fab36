def mul_backward(x, y, dout):
    return dout * x * y
