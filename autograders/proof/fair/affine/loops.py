class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        N, D = x.shape
        M = self.b.shape[0]
        out = np.zeros((N, M))
        for i in range(N):
            for j in range(M):
                total = self.b[j]
                for k in range(D):
                    total += x[i, k] * self.W[k, j]
                out[i, j] = total
        return out

    def backward(self, dout):
        N, D = self.x.shape
        M = self.b.shape[0]
        dx = np.zeros((N, D))
        self.dW = np.zeros((D, M))
        self.db = np.zeros(M)
        for i in range(N):
            for j in range(M):
                self.db[j] += dout[i, j]
                for k in range(D):
                    dx[i, k] += dout[i, j] * self.W[k, j]
                    self.dW[k, j] += dout[i, j] * self.x[i, k]
        return dx
