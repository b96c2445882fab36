def dw23(X, dY):
    return X[0, 1] + dY[0, 2]
