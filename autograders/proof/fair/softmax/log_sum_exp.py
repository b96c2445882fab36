def softmax(x):
    c = np.max(x, axis=-1, keepdims=True)
    log_sum = c + np.log(np.sum(np.exp(x - c), axis=-1, keepdims=True))
    return np.exp(x - log_sum)
