class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        W1 = np.random.normal(0, weight_init_std, (input_size, hidden_size))
        b1 = np.zeros(hidden_size)
        W2 = np.random.normal(0, weight_init_std, (hidden_size, output_size))
        b2 = np.zeros(output_size)
        self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        self.affine1 = Affine(W1, b1)
        self.relu = Relu()
        self.affine2 = Affine(W2, b2)
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        a1 = self.affine1.forward(x)
        z1 = self.relu.forward(a1)
        a2 = self.affine2.forward(z1)
        return a2

    def loss(self, x, t):
        return self.last.forward(self.predict(x), t)

    def accuracy(self, x, t):
        answers = self.predict(x).argmax(axis=1)
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return np.mean(answers == labels)

    def gradient(self, x, t):
        self.loss(x, t)
        grads = {
            "W1": self.affine1.dW,
            "b1": self.affine1.db,
            "W2": self.affine2.dW,
            "b2": self.affine2.db,
        }
        da2 = self.last.backward()
        dz1 = self.affine2.backward(da2)
        da1 = self.relu.backward(dz1)
        self.affine1.backward(da1)
        return grads
