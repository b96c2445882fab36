def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)
    if t.size == y.size:
        t = t.argmax(axis=1)
    t = t.reshape(-1)
    batch_size = y.shape[1]
    return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7)) / batch_size
