def weight_gradient(X, dY):
    return X.reshape(-1, 1) @ dY.reshape(1, -1)
