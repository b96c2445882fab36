def dx12(dY, W):
    for n in range(3):
        return dY[0, n] * W[1, n]
