class AddLayer:
    def forward(self, first, second):
        self.first, self.second = first, second
        return np.add(first, second)

    def backward(self, dout):
        dx = 1.0 * dout
        dy = 1.0 * dout
        return dx, dy
