class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = np.float32(x)
        self.y = np.float32(y)
        return np.multiply(self.x, self.y)

    def backward(self, dout):
        return np.float32(dout) * self.y, np.float32(dout) * self.x
