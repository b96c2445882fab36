def softmax(x):
    if x.ndim == 1:
        x = x.reshape(1, -1)
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)
