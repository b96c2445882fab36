def batch_bias(X_dot_W, b, dY):
    Y, db = None, None
    Y = X_dot_W + b
    db = [sum(row) for row in dY]
    return Y, db
