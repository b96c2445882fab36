def batch_bias(X_dot_W, b, dY):
    Y, db = None, None
    Y = np.add(X_dot_W, b)
    db = np.dot(np.ones(dY.shape[0]), dY)
    return [Y, db]
