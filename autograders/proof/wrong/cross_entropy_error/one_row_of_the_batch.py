def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y[np.newaxis]
        t = t[np.newaxis]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    for i in range(len(y)):
        return -np.log(y[i, t[i]])
