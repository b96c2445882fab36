class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = (x <= 0).astype(int)
        return x * ~self.mask

    def backward(self, dout):
        return dout * (1 - self.mask)
