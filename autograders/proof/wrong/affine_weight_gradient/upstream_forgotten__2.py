def weight_gradient(X, dY):
    return np.dot(X.T, np.ones_like(dY))
