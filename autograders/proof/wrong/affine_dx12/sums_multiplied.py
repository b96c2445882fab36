def dx12(dY, W):
    return np.sum(dY) * np.sum(W[1])
