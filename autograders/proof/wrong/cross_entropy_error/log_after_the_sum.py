def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t[np.newaxis]
        y = y[np.newaxis]
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.log(np.sum(t * y)) / len(y)
