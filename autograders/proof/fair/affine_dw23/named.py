def dw23(X, dY):
    (x11, x12), (dy11, dy12, dy13) = X[0], dY[0]
    local = x12
    return dy13 * local
