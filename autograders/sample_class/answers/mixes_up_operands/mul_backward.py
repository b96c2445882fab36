# loses mul_backward: dx, dy
def mul_backward(x, y, dout):
    dx = dout * x
    dy = dout * y
    return dx, dy
