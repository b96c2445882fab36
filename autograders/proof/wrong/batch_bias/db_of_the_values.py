def batch_bias(X_dot_W, b, dY):
    Y, db = None, None
    Y = X_dot_W + b
    db = np.sum(Y, axis=0)
    return Y, db
