def weight_gradient(X, dY):
    return np.dot(dY.T, X).T
