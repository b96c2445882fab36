def softmax(x):
    return x / np.sum(np.exp(x))
