def cross_entropy_error(y, t):
    eps = 1e-4
    if y.ndim == 1:
        y, t = y[None, :], t[None]
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return float(-np.log(y[range(len(y)), t] + eps).mean())
