def dw23(X, dY):
    return dY[0][2] * X[0][-1]
