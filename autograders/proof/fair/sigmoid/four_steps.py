class Sigmoid:
    def forward(self, x):
        self.a = x * -1
        self.b = np.exp(self.a)
        self.c = 1 + self.b
        self.y = 1 / self.c
        return self.y

    def backward(self, dout):
        dc = dout * -1 / self.c ** 2
        db = dc
        da = db * self.b
        return da * -1
