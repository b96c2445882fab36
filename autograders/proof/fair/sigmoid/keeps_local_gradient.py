class Sigmoid:
    def forward(self, x):
        y = np.reciprocal(1 + np.exp(-x))
        self.local = y * (1 - y)
        return y

    def backward(self, dout):
        dout *= self.local
        return dout
