class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = (x <= 0)
        return max(0, x)

    def backward(self, dout):
        dout[self.mask] = 0
        dx = dout

        return dx
