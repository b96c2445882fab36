def add_backward(dout):
    return dout, dout
