class AddLayer:
    def __init__(self):
        pass

    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return np.ones_like(self.x), np.ones_like(self.y)
