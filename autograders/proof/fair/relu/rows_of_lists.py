def relu(value):
    return value if value > 0 else 0.0


class Relu:
    def forward(self, x):
        self.x = x
        return np.array([[relu(v) for v in row] for row in x])

    def backward(self, dout):
        local = np.vectorize(lambda v: 1.0 if v > 0 else 0.0)(self.x)
        return local * dout
