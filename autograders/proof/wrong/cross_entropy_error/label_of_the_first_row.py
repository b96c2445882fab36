def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y[np.newaxis]
        t = t[np.newaxis]
    if t.ndim == 2:
        t = np.argmax(t)
    return -np.mean(np.log(y[np.arange(len(y)), t]))
