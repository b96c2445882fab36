def softmax(x):
    if x.ndim == 2:
        x = x - x.max(axis=1, keepdims=True)
        return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
    return np.exp(x) / np.exp(x).sum()
