def backward_steps(exp_a, t):
    S = sum(exp_a)
    y = [e / S for e in exp_a]
    sent = {}
    sent["y"] = [-tk / yk for tk, yk in zip(t, y)]
    sent["paths"] = [g * e for g, e in zip(sent["y"], exp_a)]
    sent["S"] = sum(sent["paths"]) * -(1 / S) ** 2
    sent["plus"] = sent["S"]
    sent["times"] = [g * (1 / S) for g in sent["y"]]
    sent["a"] = [(sent["plus"] + g) * e for g, e in zip(sent["times"], exp_a)]
    return sent
