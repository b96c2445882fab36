def mul_backward(x, y, dout):
    return "dout * y", "dout * x"
