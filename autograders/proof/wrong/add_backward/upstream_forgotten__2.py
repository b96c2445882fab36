def add_backward(x, y, dout):
    local_x, local_y = 1.0, 1.0
    return local_x, local_y * dout
