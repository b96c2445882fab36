def dw23(X, dY):
    return dY[0, 2]
