def dx12(dY, W):
    return dY[0, 0] * W[0, 1] + dY[0, 1] * W[1, 1]
