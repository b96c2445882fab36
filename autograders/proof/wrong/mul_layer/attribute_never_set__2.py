class MulLayer:
    def forward(self, x, y):
        self.a = x
        self.b = y
        return x * y

    def backward(self, dout):
        return dout * self.b, dout * self.x
