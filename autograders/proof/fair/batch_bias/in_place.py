def batch_bias(X_dot_W, b, dY):
    X_dot_W += b
    return X_dot_W, dY.sum(0)
