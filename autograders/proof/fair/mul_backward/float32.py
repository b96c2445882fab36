def mul_backward(x, y, dout):
    x, y, dout = np.float32(x), np.float32(y), np.float32(dout)
    dx, dy = dout * y, dout * x
    return [dx, dy]
