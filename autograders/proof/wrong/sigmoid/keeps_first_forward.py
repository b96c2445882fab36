class Sigmoid:
    def __init__(self):
        self.outs = []

    def forward(self, x):
        self.outs.append(1 / (1 + np.exp(-x)))
        return self.outs[-1]

    def backward(self, dout):
        out = self.outs[0]
        return dout * out * (1 - out)
