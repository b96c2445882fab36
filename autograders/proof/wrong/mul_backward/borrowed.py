def mul_backward(x, y, dout):
    x, y = Variable(x), Variable(y)
    z = x * y
    z.backward(dout)
    return x.grad, y.grad
