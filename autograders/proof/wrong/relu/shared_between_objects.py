class Relu:
    mask = None

    def forward(self, x):
        Relu.mask = x <= 0
        out = x.copy()
        out[Relu.mask] = 0
        return out

    def backward(self, dout):
        dout[Relu.mask] = 0
        return dout
