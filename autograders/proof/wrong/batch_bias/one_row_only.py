def batch_bias(X_dot_W, b, dY):
    for row in X_dot_W:
        Y = row + b
    return Y, dY.sum(axis=0)
