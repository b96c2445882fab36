def softmax(x):
    y = np.zeros_like(x)
    for i in range(len(x)):
        e = np.exp(x[i] - np.max(x[i]))
        y[i] = e / np.sum(e)
    return y
