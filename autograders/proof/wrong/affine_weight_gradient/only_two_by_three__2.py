def weight_gradient(X, dY):
    return X.reshape(2, 1) @ dY
