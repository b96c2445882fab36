def mul_backward(dout):
    return dout * y, dout * x
