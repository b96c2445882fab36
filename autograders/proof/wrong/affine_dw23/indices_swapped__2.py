def dw23(X, dY):
    return dY[0][1] * X[0][2]
