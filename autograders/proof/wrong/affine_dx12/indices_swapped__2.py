def dx12(dY, W):
    total = 0
    for n in range(3):
        total += dY[0][n] * W[n][1]
    return total
