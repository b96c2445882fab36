class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.labels = t.argmax(axis=1)
        self.loss = cross_entropy_error(self.y, self.labels)
        return self.loss

    def backward(self, dout=1):
        n = len(self.labels)
        dx = self.y.copy
        dx[np.arange(n), self.labels] -= 1
        return dx / n
