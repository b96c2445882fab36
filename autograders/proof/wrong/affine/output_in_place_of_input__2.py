class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.out = None

    def forward(self, x):
        self.out = np.dot(x, self.W) + self.b
        return self.out

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.out.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx
