def softmax(x):
    c = np.max(x, axis=-1, keepdims=True)
    exp_x = np.exp(x - c)
    sum_exp_x = np.sum(np.exp(x), axis=-1, keepdims=True)
    return exp_x / sum_exp_x
