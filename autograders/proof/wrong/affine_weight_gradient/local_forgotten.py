def weight_gradient(X, dY):
    return dY
