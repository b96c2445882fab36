def softmax(x):
    e = np.exp(x - max(x))
    return e / sum(e)
