def mul_backward(x, y, dout):
    return dout * self.y, dout * self.x
