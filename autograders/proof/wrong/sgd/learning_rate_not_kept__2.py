lr = 0.01


class SGD:
    def __init__(self, lr=0.01):
        pass

    def update(self, params, grads):
        for key in params.keys():
            params[key] -= lr * grads[key]
