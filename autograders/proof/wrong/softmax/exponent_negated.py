def softmax(x):
    c = np.max(x, axis=-1, keepdims=True)
    e = np.exp(c - x)
    return e / e.sum(axis=-1, keepdims=True)
