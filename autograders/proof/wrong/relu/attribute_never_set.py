class Relu:
    def forward(self, x):
        mask = x <= 0
        return np.where(mask, 0, x)

    def backward(self, dout):
        dout[self.mask] = 0
        dx = dout

        return dx
