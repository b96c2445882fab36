def mul_backward(x, y, dout):
    dx = d_out * y
    dy = d_out * x
    return dx, dy
