def probabilities(scores):
    powers = [np.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = [probabilities(row) for row in x]
        self.t = t
        losses = [-np.log(y[row.argmax()]) for y, row in zip(self.y, t)]
        return sum(losses) / len(losses)

    def backward(self, dout=1):
        rows = zip(self.y, self.t)
        return [[dout * (p - k) / len(self.t) for p, k in zip(y, row)] for y, row in rows]
