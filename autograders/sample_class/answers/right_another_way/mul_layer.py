class MulLayer:
    def __init__(self):
        self.inputs = ()

    def forward(self, x, y):
        self.inputs = (x, y)
        out = x
        out = out * y
        return out

    def backward(self, dout):
        x, y = self.inputs
        grads = [y * dout, x * dout]
        return grads
