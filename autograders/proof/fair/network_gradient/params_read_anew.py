class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        rng = np.random.default_rng(0)
        self.params = {
            "W1": rng.standard_normal((input_size, hidden_size)) * weight_init_std,
            "b1": np.zeros((hidden_size,)),
            "W2": rng.standard_normal((hidden_size, output_size)) * weight_init_std,
            "b2": np.zeros((output_size,)),
        }

    def _build(self):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Relu(), Affine(p["W2"], p["b2"])]
        self.head = SoftmaxWithLoss()

    def predict(self, x):
        self._build()
        out = x
        for layer in self.layers:
            out = layer.forward(out)
        return out

    def loss(self, x, t):
        scores = self.predict(x)
        return self.head.forward(scores, t)

    def accuracy(self, x, t):
        labels = np.argmax(t, axis=-1) if np.ndim(t) == 2 else np.array(t)
        hits = [int(np.argmax(row)) == int(label) for row, label in zip(self.predict(x), labels)]
        return sum(hits) / len(hits)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.head.backward(1)
        for layer in self.layers[::-1]:
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"b2": second.db, "W2": second.dW, "b1": first.db, "W1": first.dW}
