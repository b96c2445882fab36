class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        params["W1"] -= self.lr * grads["W1"]
        params["b1"] -= self.lr * grads["b1"]
