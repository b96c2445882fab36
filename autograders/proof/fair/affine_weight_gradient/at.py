def weight_gradient(X, dY):
    return X.T @ dY
