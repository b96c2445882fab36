def batch_bias(X_dot_W, b, dY):
    Y = X_dot_W + b
    db = np.sum(dY, axis=0)
