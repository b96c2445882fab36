def dw23(X, dY):
    return np.outer(X, dY)[1, 2]
