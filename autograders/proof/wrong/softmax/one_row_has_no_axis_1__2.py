def softmax(x):
    m = x.max(axis=1).reshape(-1, 1)
    e = np.exp(x - m)
    s = e.sum(axis=1).reshape(-1, 1)
    return e / s
