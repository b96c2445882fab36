def dw23(X, dY):
    return np.sum(X[0, 1] * dY)
