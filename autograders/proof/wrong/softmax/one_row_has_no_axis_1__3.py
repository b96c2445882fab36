def softmax(x):
    rows, classes = x.shape
    e = np.exp(x - x.max(axis=1).reshape(rows, 1))
    return e / e.sum(axis=1).reshape(rows, 1)
