def cross_entropy_error(y, t):
    if t.ndim == y.ndim:
        batch_size = 1 if y.ndim == 1 else len(y)
        return -np.sum(t * np.log(y)) / batch_size
    return -np.mean(np.log(y[t]))
