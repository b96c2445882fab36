def weight_gradient(X, dY):
    return np.outer(X, dY)
