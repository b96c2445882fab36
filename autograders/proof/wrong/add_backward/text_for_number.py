def add_backward(x, y, dout):
    return f"{dout}", f"{dout}"
