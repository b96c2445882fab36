def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t[np.newaxis]
        y = y[np.newaxis]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    batch_size = y.shape[0]
    return -np.mean(np.log(y[np.arange(batch_size), t])) / batch_size
