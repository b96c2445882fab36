class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        sizes = [input_size, hidden_size, output_size]
        rng = np.random.default_rng()
        self.params = {}
        self.affines = []
        for i in (1, 2):
            W = rng.normal(0, weight_init_std, (sizes[i - 1], sizes[i]))
            b = np.zeros(sizes[i])
            self.params[f"W{i}"], self.params[f"b{i}"] = W, b
            self.affines.append(Affine(W, b))
        self.relu = Relu()
        self.softmax_with_loss = SoftmaxWithLoss()

    def predict(self, x):
        hidden = self.relu.forward(self.affines[0].forward(x))
        return self.affines[1].forward(hidden)

    def loss(self, x, t):
        return self.softmax_with_loss.forward(self.predict(x), t)

    def accuracy(self, x, t):
        answers = self.predict(x).argmax(axis=-1)
        if t.ndim == 1:
            return np.mean(answers == t)
        return t[np.arange(len(t)), answers].mean()

    def gradient(self, x, t):
        self.loss(x, t)
        first, second = self.affines
        first.backward(self.relu.backward(second.backward(self.softmax_with_loss.backward())))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
