def cross_entropy_error(y, t):
    delta = 1e-7
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + delta))
    if y.ndim == 1:
        return -np.log(y[t] + delta)
    return -np.sum(np.log(y[np.arange(len(y)), t] + delta))
