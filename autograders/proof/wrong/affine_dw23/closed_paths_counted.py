def dw23(X, dY):
    return X[0, 1] * dY[0, 0] + X[0, 1] * dY[0, 1] + X[0, 1] * dY[0, 2]
