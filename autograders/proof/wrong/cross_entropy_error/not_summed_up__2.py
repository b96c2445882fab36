def cross_entropy_error(y, t):
    return -t * np.log(y + 1e-7)
