class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return self.W.T @ x.T + self.b.reshape(-1, 1)

    def backward(self, dout):
        self.db = dout.sum(axis=0)
        self.dW = self.x.T @ dout
        return dout @ self.W.T
