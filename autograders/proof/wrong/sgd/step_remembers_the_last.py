class SGD:
    def __init__(self, lr=0.01):
        self.lr, self.v = lr, {}

    def update(self, params, grads):
        for key in params:
            old = self.v.get(key, np.zeros_like(params[key]))
            self.v[key] = 0.9 * old - self.lr * grads[key]
            params[key] += self.v[key]
