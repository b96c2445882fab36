def dw23(X, dY):
    return X[0, 0] * dY[0, 2] + X[0, 1] * dY[0, 2]
