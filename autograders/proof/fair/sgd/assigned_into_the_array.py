class SGD:
    def __init__(self, lr=0.01):
        self.rate = lr

    def update(self, params, grads):
        for name, array in params.items():
            array[...] = array - self.rate * grads[name]
