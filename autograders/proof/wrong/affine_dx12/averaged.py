def dx12(dY, W):
    return np.mean(dY * W[1])
