# loses cross_entropy_error: batch, label, labels
def cross_entropy_error(y, t):
    delta = 1e-7
    return -np.sum(t * np.log(y + delta))
