def dw23(X, dY):
    return X[1] * dY[2]
