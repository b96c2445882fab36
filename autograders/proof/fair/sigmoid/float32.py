class Sigmoid:
    def __init__(self):
        self.out = None

    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x.astype(np.float32)))
        return self.out

    def backward(self, dout):
        return dout.astype(np.float32) * self.out * (1 - self.out)
