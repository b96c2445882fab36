class AddLayer:
    @staticmethod
    def forward(x, y):
        return x + y

    @staticmethod
    def backward(dout, local=1.0):
        return dout * local, dout * local
