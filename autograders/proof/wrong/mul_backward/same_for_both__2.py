def mul_backward(x, y, dout):
    grad = x * dout
    return grad, grad
