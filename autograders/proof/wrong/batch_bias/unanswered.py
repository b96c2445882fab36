def batch_bias(X_dot_W, b, dY):
    Y, db = None, None
    ...
    return Y, db
