def batch_bias(X_dot_W, b, dY):
    Y, db = None, None
    Y = np.array([X_dot_W[0] + b, X_dot_W[1] + b])
    db = np.sum(dY, axis=0)
    return Y, db
