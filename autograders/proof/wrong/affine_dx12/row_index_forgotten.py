def dx12(dY, W):
    return dY[0] * W[1, 0] + dY[1] * W[1, 1] + dY[2] * W[1, 2]
