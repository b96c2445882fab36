from math import log


def cross_entropy_error(y, t):
    return -np.sum(t * log(y))
