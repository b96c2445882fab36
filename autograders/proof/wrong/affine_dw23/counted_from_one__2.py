def dw23(X, dY):
    return X[1, 2] * dY[1, 3]
