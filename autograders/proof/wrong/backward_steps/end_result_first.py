def backward_steps(exp_a, t):
    S = exp_a.sum()
    y = exp_a / S
    sent = {"y": None, "paths": None, "S": None, "plus": None, "times": None, "a": None}
    sent["y"] = y - t
    sent["paths"] = sent["y"] * exp_a
    sent["S"] = sent["paths"].sum() * -1 / S**2
    sent["plus"] = sent["S"]
    sent["times"] = sent["y"] / S
    sent["a"] = y - t
    return sent
