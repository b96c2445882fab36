class AddLayer:
    def forward(self, x, y):
        out = x + y

        return out

    def backward(self, dout):
        half = 0.5 * dout
        return half, half
