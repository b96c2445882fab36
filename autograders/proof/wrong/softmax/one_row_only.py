def softmax(x):
    if x.ndim == 1:
        e = np.exp(x - x.max())
        return e / e.sum()
    for row in x:
        e = np.exp(row - row.max())
        return e / e.sum()
