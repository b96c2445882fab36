class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.dW = None
        self.db = None

    def forward(self, x):
        self.x = x
        out = np.dot(x, self.W)
        out += self.b
        return out

    def backward(self, dout):
        dout = np.asarray(dout)
        self.dW = np.dot(self.x.T, dout)
        self.db = dout.sum(0)
        dout = np.dot(dout, self.W.T)
        return dout
