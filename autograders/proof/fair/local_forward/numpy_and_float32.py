def local_forward(kind, x, y):
    if kind == "div":
        return np.divide(x, y)
    if kind == "mul":
        return np.prod([x, y])
    return np.float32(np.sum([x, y if kind == "add" else -y]))
