def softmax(x):
    # the largest score of each row is taken away so that exp cannot overflow
    if x.ndim == 2:
        x = x - x.max(axis=1).reshape(-1, 1)
    else:
        x = x - x.max()
    return np.exp(x) / np.exp(x).sum()
