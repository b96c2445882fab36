def times(left, right):
    return np.dot(left, right)


class Layer:
    def __call__(self, x):
        return self.forward(x)


class Affine(Layer):
    """A fully connected layer."""

    def __init__(self, weights, bias):
        super().__init__()
        self.weights = weights
        self.bias = bias

    def forward(self, inputs):
        self.inputs = inputs
        return times(inputs, self.weights) + self.bias

    def backward(self, grad):
        self.dW, self.db = times(self.inputs.T, grad), sum(grad)
        return times(self.weights, grad.T).T
