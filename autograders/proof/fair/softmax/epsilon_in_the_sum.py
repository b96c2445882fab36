def softmax(x):
    x2 = x.reshape(1, -1) if x.ndim == 1 else x
    e = np.exp(x2 - np.max(x2, axis=1)[:, None])
    y = e / (np.sum(e, axis=1)[:, None] + 1e-9)
    return y.reshape(x.shape)
