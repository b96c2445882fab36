class Sigmoid:
    def __init__(self):
        self.out = None

    def forward(self, x):
        y = 1 / (1 + np.exp(-x))
        self.out = y * (1 - y)
        return self.out

    def backward(self, dout):
        return dout * self.out
