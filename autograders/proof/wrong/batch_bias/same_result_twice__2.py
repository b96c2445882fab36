def batch_bias(X_dot_W, b, dY):
    return np.sum(dY, axis=0)
