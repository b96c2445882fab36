def batch_bias(X_dot_W, b, dY):
    Y = np.zeros_like(X_dot_W)
    db = np.zeros_like(b)
    for i in range(len(X_dot_W)):
        Y[i] = X_dot_W[i] + b
        db += dY[i]
    return Y, db
