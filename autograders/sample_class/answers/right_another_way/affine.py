class Affine:
    def __init__(self, weight, bias):
        self.W, self.b = weight, bias

    def forward(self, x):
        self.x = np.asarray(x, dtype=np.float32)
        return (self.x @ self.W + self.b).astype(np.float32)

    def backward(self, dout):
        self.dW = np.zeros_like(self.W)
        self.db = np.zeros_like(self.b)
        for row, upstream in zip(self.x, dout):
            self.dW += np.outer(row, upstream)
            self.db += upstream
        return (self.W @ dout.T).T
