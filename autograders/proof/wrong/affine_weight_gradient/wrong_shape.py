def weight_gradient(X, dY):
    return np.dot(X.T, dY).flatten()
