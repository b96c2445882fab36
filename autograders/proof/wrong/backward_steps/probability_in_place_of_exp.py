def backward_steps(exp_a, t):
    S = exp_a.sum()
    y = exp_a / S
    sent = {"y": None, "paths": None, "S": None, "plus": None, "times": None, "a": None}
    sent["y"] = -t / y
    sent["paths"] = sent["y"] * y
    sent["S"] = np.sum(sent["paths"]) * (-1 / S**2)
    sent["plus"] = sent["S"]
    sent["times"] = sent["y"] * (1 / S)
    sent["a"] = (sent["plus"] + sent["times"]) * exp_a
    return sent
