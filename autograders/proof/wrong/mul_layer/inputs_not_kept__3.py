x = Variable(0.5, "x")
y = Variable(2.0, "y")


class MulLayer:
    def forward(self, x, y):
        out = x * y
        return out

    def backward(self, dout):
        return dout * y, dout * x
