import operator

nodes = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv}


def local_forward(kind, x, y):
    return np.float64(nodes[kind](x, y))
