class Relu:
    def forward(self, x):
        self.x = x
        return np.clip(x, 0, 1)

    def backward(self, dout):
        return dout * (self.x > 0)
