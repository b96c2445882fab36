def backward_steps(exp_a, t):
    S = exp_a.sum()
    y = exp_a / S
    sent = {"y": None, "paths": None, "S": None, "plus": None, "times": None, "a": None}
    sent["y"] = -1 / y
    sent["paths"] = -t * S
    sent["S"] = 1 / S
    sent["plus"] = 1 / S
    sent["times"] = -t / exp_a
    sent["a"] = y - t
    return sent
