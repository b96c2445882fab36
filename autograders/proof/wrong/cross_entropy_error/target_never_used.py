def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y[np.newaxis]
    return -np.sum(y * np.log(y + 1e-7)) / y.shape[0]
