class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = (x <= 0)
        return np.where(self.mask, 0.01 * x, x)

    def backward(self, dout):
        dx = dout.copy()
        dx[self.mask] *= 0.01
        return dx
