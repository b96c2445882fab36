class AddLayer:
    def forward(self, x, y):
        self.x = x
        return x + y

    def backward(self, dout):
        return dout * self.x, dout
