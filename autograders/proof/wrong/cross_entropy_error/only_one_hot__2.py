def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t[np.newaxis]
        y = y[np.newaxis]
    labels = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), labels]))
