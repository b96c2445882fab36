def dx12(dY, W):
    return W[1, 0] + W[1, 1] + W[1, 2]
