def backward_steps(exp_a, t):
    S = exp_a.sum()
    y = exp_a / S
    return {
        "y": -t / y,
        "paths": -t * S,
        "S": 1 / S,
        "plus": 1 / S,
        "times": -t / exp_a,
        "a": y - t,
    }
