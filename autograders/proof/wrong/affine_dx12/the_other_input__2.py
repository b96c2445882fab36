def dx12(dY, W):
    return np.sum(dY[0] * W[0])
