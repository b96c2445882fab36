def cross_entropy_error(y, t):
    if t.shape == y.shape:
        return -np.sum(t * np.log(y)) / (1 if y.ndim == 1 else len(y))
    return -np.mean([np.log(y[i, t[i]]) for i in range(len(t))])
