def backward_steps(exp_a, t):
    S = exp_a.sum()
    sent = {}
    sent["y"] = -t / exp_a
    sent["paths"] = sent["y"] * exp_a
    sent["S"] = sent["paths"].sum() * -(1 / S) ** 2
    sent["plus"] = sent["S"]
    sent["times"] = sent["y"] / S
    sent["a"] = (sent["plus"] + sent["times"]) * exp_a
    return sent
