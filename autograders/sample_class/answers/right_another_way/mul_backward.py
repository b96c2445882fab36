def mul_backward(x, y, dout):
    local = np.array([y, x])
    return dout * local
