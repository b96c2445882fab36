def cross_entropy_error(y, t):
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    return -np.mean(t * np.log(y + 1e-7))
