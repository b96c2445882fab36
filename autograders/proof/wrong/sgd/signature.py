class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(params, grads):
        for key in params:
            params[key] -= lr * grads[key]
