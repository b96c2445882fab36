def add_backward(x, y, dout):
    dx, dy = 1.0, 1.0
    dx *= dout
    dy *= dout
    return [np.float32(dx), np.float64(dy)]
