def dx12(dY, W):
    return dY @ W[1].reshape(3, 1)
