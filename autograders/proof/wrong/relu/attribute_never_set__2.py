class Relu:
    def forward(self, x):
        self.msk = (x <= 0)
        out = x.copy()
        out[self.msk] = 0

        return out

    def backward(self, dout):
        dout[self.mask] = 0
        dx = dout

        return dx
