a = [Variable(np.log(power)) for power in (3, 2, 5)]


def softmax(x):
    c = np.max(x, axis=-1, keepdims=True)
    exp_a = np.exp(a)
    return exp_a / np.sum(exp_a, axis=-1, keepdims=True)
