def dx12(dY, W):
    return sum(dY[0, i] * W[i, 1] for i in range(len(W)))
