def add_backward(x, y, dout):
    local_gradients = np.ones(2)
    return local_gradients * dout
