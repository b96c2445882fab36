def weight_gradient(X, dY):
    return np.sum(np.dot(X.T, dY))
