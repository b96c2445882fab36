def dx12(dY, W):
    return dY[0, 1]
