def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y[np.newaxis]
        t = t[np.newaxis]
    if t.ndim == 1:
        return np.sum(np.log(y[np.arange(len(y)), t])) / len(y)
    return -np.sum(t * np.log(y)) / len(y)
