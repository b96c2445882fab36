class Sigmoid:
    out = None

    def forward(self, x):
        Sigmoid.out = 1 / (1 + np.exp(-x))
        return Sigmoid.out

    def backward(self, dout):
        return dout * (1.0 - Sigmoid.out) * Sigmoid.out
