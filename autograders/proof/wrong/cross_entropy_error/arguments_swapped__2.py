def cross_entropy_error(t, y):
    if y.ndim == 1:
        return -np.sum(t * np.log(y))
    return -np.mean(np.sum(t * np.log(y), axis=1))
