def dw23(X, dY):
    return dY[0, 0] * 0 + dY[0, 1] * 0 + dY[0, 2] * X[0, 1]
