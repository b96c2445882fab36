class Line:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.params = {"W": W, "b": b}

    def predict(self, x):
        return x @ self.W + self.b

    def loss(self, x, t):
        return np.sum((self.predict(x) - t) ** 2) / len(x)

    def gradient(self, x, t):
        dout = 2 * (self.predict(x) - t) / len(x)
        return {"W": x.T @ dout, "b": dout.sum(axis=0)}

    def learn(self, x, t, lr):
        grads = self.gradient(x, t)
        for name in grads:
            self.params[name] = self.params[name] - lr * grads[name]
