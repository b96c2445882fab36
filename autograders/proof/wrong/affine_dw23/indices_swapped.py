def dw23(X, dY):
    return X[0, 2] * dY[0, 1]
