def dx12(dY, W):
    for n in range(3):
        entry = dY[0, n] * W[1, n]
    return entry
