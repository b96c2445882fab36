# loses affine_weight_gradient: matrix
def weight_gradient(X, dY):
    return np.dot(dY.T, X)
