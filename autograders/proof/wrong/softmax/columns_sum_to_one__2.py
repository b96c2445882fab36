def softmax(x):
    e = np.exp(x - x.max())
    return e / sum(e)
