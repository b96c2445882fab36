class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = np.where(x > 0, 1, 0)
        return x * self.mask

    def backward(self, dout):
        return dout * ~self.mask
