# loses add_backward: dx, dy
def add_backward(x, y, dout):
    return dout
