def cross_entropy_error(y, t):
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = y.shape[0] if y.ndim == 2 else 1
    return -np.sum(t * np.log(y + 0.01)) / n
