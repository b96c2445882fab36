def weight_gradient(X, dY):
    return np.einsum("nd,nm->dm", X, dY)
