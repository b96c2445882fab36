def dw23(X, dY):
    print(X[0, 1] * dY[0, 2])
