def dx12(dY, W):
    return dY * W[1]
