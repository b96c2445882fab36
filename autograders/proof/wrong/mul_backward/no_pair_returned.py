def mul_backward(x, y, dout):
    grads = {}
    grads["dx"] = dout * y
    grads["dy"] = dout * x
    return grads
