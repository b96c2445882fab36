class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        out = self.W.T @ x + self.b
        self.x = x
        return out

    def backward(self, dout):
        self.db = dout.sum(axis=0)
        self.dW = self.x.T @ dout
        return dout @ self.W.T
