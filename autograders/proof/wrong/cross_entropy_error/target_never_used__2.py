def cross_entropy_error(y, t):
    entropy = 0
    for p in y.reshape(-1):
        entropy -= p * np.log(p)
    return entropy / (len(y) if y.ndim == 2 else 1)
