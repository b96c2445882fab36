def weight_gradient(X, dY):
    return np.multiply(dY, X)
