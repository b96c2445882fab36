class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        if self.mask is None:
            self.mask = (x <= 0)
        return x * (x > 0)

    def backward(self, dout):
        dout[self.mask] = 0
        dx = dout

        return dx
