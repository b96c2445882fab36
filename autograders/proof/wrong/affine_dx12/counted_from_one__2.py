def dx12(dY, W):
    total = 0
    for n in range(1, 4):
        total += dY[0, n] * W[1, n]
    return total
