class AddLayer:
    def forward(self, x, y):
        return np.add(x, y)

    def backward(self, dout):
        dx = np.copy(dout)
        dy = np.copy(dout)
        return dx, dy
