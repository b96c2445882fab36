class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t.argmax(axis=1)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout):
        dx = self.y
        dx[np.arange(len(dx)), self.t] -= 1
        dx *= dout / len(dx)
        return dx
