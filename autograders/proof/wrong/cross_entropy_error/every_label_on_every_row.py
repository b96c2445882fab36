def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y[np.newaxis]
        t = t[np.newaxis]
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.sum(np.log(y[:, t] + 1e-7)) / len(y)
