def dx12(dY, W):
    return np.dot(dY, W)[0, 1]
