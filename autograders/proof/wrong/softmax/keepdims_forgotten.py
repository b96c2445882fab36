def softmax(x):
    x = x - np.max(x, axis=-1)
    return np.exp(x) / np.sum(np.exp(x), axis=-1)
