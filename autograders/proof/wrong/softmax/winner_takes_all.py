def softmax(x):
    y = np.zeros_like(x)
    if x.ndim == 1:
        y[np.argmax(x)] = 1
    else:
        y[np.arange(len(x)), np.argmax(x, axis=1)] = 1
    return y
