def weight_gradient(X, dY):
    return X * dY
