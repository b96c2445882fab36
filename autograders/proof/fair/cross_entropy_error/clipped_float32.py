def cross_entropy_error(y, t):
    y = np.clip(y.astype(np.float32), 1e-7, 1 - 1e-7)
    if t.shape != y.shape:
        one_hot = np.zeros_like(y).reshape(-1, y.shape[-1])
        one_hot[np.arange(len(one_hot)), t.reshape(-1)] = 1
        t = one_hot.reshape(y.shape)
    return -(t * np.log(y)).sum(axis=-1).mean()
