def cross_entropy_error(y, t):
    if t.ndim != y.ndim:
        one_hot = np.zeros_like(y)
        if y.ndim == 1:
            one_hot[t] = 1
        else:
            for n, label in enumerate(t):
                one_hot[n, label] = 1
        t = one_hot
    return -np.sum(t * np.log(y)) / y.size
