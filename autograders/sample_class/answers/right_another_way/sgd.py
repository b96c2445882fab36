class SGD:
    def __init__(self, lr=0.01):
        self.step = lr

    def update(self, params, grads):
        for name, array in params.items():
            array[...] = array - self.step * grads[name]
