import math


def cross_entropy_error(y, t):
    if y.ndim == 1:
        label = int(t) if t.ndim == 0 else list(t).index(1)
        return -math.log(y[label])
    total = 0
    for row, target in zip(y, t):
        total += cross_entropy_error(row, target)
    return total / len(y)
