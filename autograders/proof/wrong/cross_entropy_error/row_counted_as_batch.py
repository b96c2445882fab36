def cross_entropy_error(y, t):
    batch_size = y.shape[0]
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / batch_size
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size
