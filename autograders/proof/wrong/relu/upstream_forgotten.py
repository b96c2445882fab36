class Relu:
    def forward(self, x):
        self.x = x
        return np.maximum(0, x)

    def backward(self, dout):
        dx = np.zeros_like(self.x)
        dx[self.x > 0] = 1
        return dx
