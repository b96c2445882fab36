y = [Variable(0.3), Variable(0.2), Variable(0.5)]


class SoftmaxWithLoss:
    def __init__(self):
        self.loss = None
        self.y = None
        self.t = None

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t
        self.loss = cross_entropy_error(y, t)
        return self.loss

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.t)
