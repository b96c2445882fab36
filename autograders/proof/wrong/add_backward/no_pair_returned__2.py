def add_backward(x, y, dout):
    return {dout, dout}
