class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = dict(
            W1=weight_init_std * np.random.randn(input_size, hidden_size),
            b1=np.zeros(hidden_size),
            W2=weight_init_std * np.random.randn(hidden_size, output_size),
            b2=np.zeros(output_size),
        )

    def predict(self, x):
        W1, W2 = self.params["W1"], self.params["W2"]
        b1, b2 = self.params["b1"], self.params["b2"]
        self.a1 = np.dot(x, W1) + b1
        self.z1 = np.maximum(0, self.a1)
        a2 = np.dot(self.z1, W2) + b2
        return self.z1, a2

    def loss(self, x, t):
        y = softmax(self.predict(x)[1])
        if t.ndim == 1:
            return -np.sum(np.log(y[np.arange(len(t)), t] + 1e-7)) / len(t)
        return -np.sum(t * np.log(y + 1e-7)) / len(t)

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x)[1], axis=1)
        if t.ndim == 2:
            t = np.argmax(t, axis=1)
        return float(np.sum(y == t)) / len(t)

    def gradient(self, x, t):
        W2 = self.params["W2"]
        y = softmax(self.predict(x)[1])
        grads = {}
        dy = (y - t) / x.shape[0]
        grads["W2"] = np.dot(self.z1.T, dy)
        grads["b2"] = np.sum(dy, axis=0)
        dz1 = np.dot(dy, W2.T)
        da1 = dz1 * (self.a1 > 0)
        grads["W1"] = np.dot(x.T, da1)
        grads["b1"] = np.sum(da1, axis=0)
        return grads
