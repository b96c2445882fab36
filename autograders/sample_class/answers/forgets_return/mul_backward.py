# loses mul_backward: dx, dy
def mul_backward(x, y, dout):
    dx = dout * y
    dy = dout * x
