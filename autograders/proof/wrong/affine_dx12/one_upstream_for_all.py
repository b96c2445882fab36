def dx12(dY, W):
    return dY[0, 1] * (W[1, 0] + W[1, 1] + W[1, 2])
