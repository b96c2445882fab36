class Sigmoid:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dout):
        dx = dout * (1.0 - self.out) * self.out

        return dx
