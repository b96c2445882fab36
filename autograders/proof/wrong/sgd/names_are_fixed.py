class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for key in ("W1", "b1", "W2", "b2"):
            params[key] -= self.lr * grads[key]
