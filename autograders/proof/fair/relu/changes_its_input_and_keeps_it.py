class Relu:
    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.x = x
        self.x[x < 0] = 0
        return self.x

    def backward(self, dout):
        dx = np.array(dout)
        dx[self.x <= 0] = 0
        return dx
