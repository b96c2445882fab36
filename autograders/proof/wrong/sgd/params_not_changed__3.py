class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        new_params = {}
        for key in params:
            new_params[key] = params[key] - self.lr * grads[key]
        return new_params
