def dx12(dY, W):
    return dY[1, 1] * W[2, 1] + dY[1, 2] * W[2, 2] + dY[1, 3] * W[2, 3]
