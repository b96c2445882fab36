def dx12(dY, W):
    return np.sum(dY * W[1])
