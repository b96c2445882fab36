class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        x = x.astype(np.float32)
        self.mask = x <= 0
        return np.where(self.mask, np.float32(0), x)

    def backward(self, dout):
        return np.where(self.mask, 0, dout.astype(np.float32))
