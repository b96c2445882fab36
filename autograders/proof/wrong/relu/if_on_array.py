class Relu:
    def __init__(self):
        self.x = None

    def forward(self, x):
        self.x = x
        if x > 0:
            return x
        else:
            return 0

    def backward(self, dout):
        if self.x > 0:
            return dout
        else:
            return 0
