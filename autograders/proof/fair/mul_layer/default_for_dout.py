class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout=1):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy
