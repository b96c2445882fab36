class SoftmaxWithLoss:
    def __init__(self):
        self.y = None
        self.t = None

    def forward(self, x, t):
        self.t = t.astype(np.float32)
        x = x.astype(np.float32)
        z = np.exp(x - np.max(x))
        self.y = z / z.sum(axis=1).reshape(-1, 1)
        self.loss = np.mean(-np.sum(self.t * np.log(self.y + 1e-7), axis=1))
        return self.loss

    def backward(self, dout):
        batch_size = self.t.shape[0]
        dx = self.y.copy()
        dx[np.arange(batch_size), self.t.argmax(axis=1)] -= 1
        return dx / batch_size
