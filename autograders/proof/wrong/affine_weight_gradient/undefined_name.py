def weight_gradient(X, dY):
    return np.dot(x.T, dY)
