# loses network_forward: accuracy
# loses network_gradient: b2, fresh
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)
        self.affine1 = Affine(self.params["W1"], self.params["b1"])
        self.relu = Relu()
        self.affine2 = Affine(self.params["W2"], self.params["b2"])
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        x = self.affine1.forward(x)
        x = self.relu.forward(x)
        x = self.affine2.forward(x)
        return x

    def loss(self, x, t):
        return self.last.forward(self.predict(x), t)

    def accuracy(self, x, t):
        y = self.predict(x)
        if t.ndim == 1:
            return np.sum(np.argmax(y, axis=1) == t) / len(t)
        y = np.argmax(t, axis=1)
        t = np.argmax(t, axis=1)
        return np.sum(y == t) / len(t)

    def gradient(self, x, t):
        dout = self.last.backward(1)
        dout = self.affine2.backward(dout)
        dout = self.relu.backward(dout)
        dout = self.affine1.backward(dout)
        grads = {}
        grads["W1"] = self.affine1.dW
        grads["b1"] = self.affine1.db
        grads["W2"] = self.affine2.dW
        grads["b2"] = self.affine2.dW
        return grads
