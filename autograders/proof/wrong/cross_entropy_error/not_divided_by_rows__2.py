def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)
    if t.size == y.size:
        t = t.argmax(axis=1)
    batch_size = y.shape[0]
    loss = 0
    for i in range(batch_size):
        loss -= np.log(y[i, t.reshape(-1)[i]])
    return loss
