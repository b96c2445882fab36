def dx12(dY, W):
    return np.dot(dY, W.T)
