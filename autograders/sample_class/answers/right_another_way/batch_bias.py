def batch_bias(X_dot_W, b, dY):
    Y = np.array([row + b for row in X_dot_W])
    db = np.ones(len(dY)) @ dY
    return [Y, db]
