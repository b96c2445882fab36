class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        mask = (x <= 0)
        out = x.copy()
        out[mask] = 0
        return out

    def backward(self, dout):
        return dout * self.mask
