def dx12(dY, W):
    dy11, dy12, dy13 = dY[0]
    (w11, w12, w13), (w21, w22, w23) = W
    return dy11 * w21 + dy12 * w22 + dy13 * w23
