def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y[np.newaxis]
        t = t[np.newaxis]
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]
    return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7))
