def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)
    if t.size != y.size:
        t = np.eye(y.shape[1])[t.reshape(-1)]
    batch_size = y.shape[0]
    return -np.sum(t * np.log(y)) / batch_size
