def backward_steps(exp_a, t):
    S = exp_a.sum()
    y = exp_a / S
    sent = {"y": None, "paths": None, "S": None, "plus": None, "times": None, "a": None}
    sent["y"] = -t / y
    sent["S"] = 1 / S
    sent["plus"] = sent["S"]
    sent["times"] = -t / exp_a
    sent["a"] = (sent["plus"] + sent["times"]) * exp_a
    return sent
