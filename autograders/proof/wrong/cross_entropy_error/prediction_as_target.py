def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y[np.newaxis]
    t = y.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))
