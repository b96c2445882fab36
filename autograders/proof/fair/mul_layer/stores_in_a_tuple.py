class MulLayer:
    def __init__(self):
        self.cache = None

    def forward(self, x, y):
        self.cache = x, y
        z = x * y
        return z

    def backward(self, dout):
        x, y = self.cache
        dx = y * dout
        dy = x * dout
        return dx, dy
