class AddLayer:
    def forward(self, x, y):
        x += y
        return x

    def backward(self, dout):
        return dout, dout
