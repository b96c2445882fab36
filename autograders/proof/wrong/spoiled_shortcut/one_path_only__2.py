class Relu:
    def forward(self, x):
        self.off = x <= 0
        return np.where(self.off, 0, x)

    def backward(self, dout):
        return dout * ~self.off


class Shortcut:
    def __init__(self):
        self.relu = Relu()

    def forward(self, x):
        return self.relu.forward(x) + x

    def backward(self, dout):
        return self.relu.backward(dout)
