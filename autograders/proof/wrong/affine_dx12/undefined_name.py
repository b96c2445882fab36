def dx12(dY, W):
    return dy[0, 0] * W[1, 0] + dy[0, 1] * W[1, 1] + dy[0, 2] * W[1, 2]
