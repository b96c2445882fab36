class Sigmoid:
    def __init__(self):
        self.out = None

    def forward(self, x):
        np.negative(x, out=x)
        np.exp(x, out=x)
        x += 1
        self.out = 1 / x
        return self.out

    def backward(self, dout):
        dx = dout * (1.0 - self.out) * self.out

        return dx
