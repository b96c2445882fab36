def weight_gradient(X, dY):
    return np.repeat(dY, X.shape[1], axis=0)
