def dx12(dY, W):
    return np.dot(W, dY[0])
