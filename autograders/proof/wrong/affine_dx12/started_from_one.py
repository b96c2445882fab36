def dx12(dY, W):
    total = 1
    for n in range(3):
        total += dY[0, n] * W[1, n]
    return total
