class AddLayer:
    def __init__(self):
        pass

    def forward(self, x, y):
        return np.float32(x) + np.float32(y)

    def backward(self, dout):
        dout = np.float32(dout)
        return dout, dout
