def cross_entropy_error(y, t):
    if y.ndim == 1:
        if t.ndim == 0:
            return -np.log(y[t])
        return -np.sum(t * np.log(y))
    if t.ndim == 2:
        return -np.sum(t * np.log(y)) / y.shape[0]
    loss = -np.mean(np.log(y[np.arange(y.shape[0]), t]))
