def softmax(x):
    x = x - np.max(x, axis=-1, keepdims=True)
    return x / np.sum(x, axis=-1, keepdims=True)
