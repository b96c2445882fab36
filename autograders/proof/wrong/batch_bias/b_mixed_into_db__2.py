def batch_bias(X_dot_W, b, dY):
    Y = X_dot_W + b
    db = b
    for row in dY:
        db = db + row
    return Y, db
