class AddLayer:
    def __init__(self):
        pass

    def forward(self, x, y):
        return y + x

    def backward(self, dout):
        return -dout, -dout
