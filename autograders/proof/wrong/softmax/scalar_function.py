import math


def softmax(x):
    e = math.exp(x - np.max(x))
    return e / np.sum(e)
