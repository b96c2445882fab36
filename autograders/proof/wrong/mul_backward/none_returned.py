def mul_backward(x, y, dout):
    return dout * y, print(dout * x)
