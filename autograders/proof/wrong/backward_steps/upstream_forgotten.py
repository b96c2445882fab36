def backward_steps(exp_a, t):
    S = exp_a.sum()
    y = exp_a / S
    sent = {"y": None, "paths": None, "S": None, "plus": None, "times": None, "a": None}
    sent["y"] = -t / y
    sent["paths"] = exp_a
    sent["S"] = -1 / S**2
    sent["plus"] = 1.0
    sent["times"] = 1 / S
    sent["a"] = exp_a
    return sent
