def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    y = e / np.sum(e, axis=-1, keepdims=True)
    if x.ndim == 2:
        y = y / x.shape[0]
    return y
