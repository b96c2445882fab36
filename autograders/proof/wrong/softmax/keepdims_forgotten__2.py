def softmax(x):
    if x.ndim == 1:
        e = np.exp(x - np.max(x))
        return e / np.sum(e)
    row_max = np.max(x, axis=1)
    e = np.exp(x - row_max[:, np.newaxis])
    total = e.sum(axis=1)
    return e / total
