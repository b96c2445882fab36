class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        n = len(dout)
        self.dW = (1 / n) * (self.x.T @ dout)
        self.db = (1 / n) * dout.sum(axis=0)
        return dout @ self.W.T
