def dw23(X, dY):
    return np.dot(X.T, dY)[1, 1]
