class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        new = {k: params[k] - self.lr * grads[k] for k in params}
        params.update(new)
