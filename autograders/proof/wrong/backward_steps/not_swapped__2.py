def backward_steps(exp_a, t):
    S = exp_a.sum()
    y = exp_a / S
    return {
        "y": -t / y,
        "paths": -t / exp_a,
        "S": 1 / S,
        "plus": 1 / S,
        "times": -t * S,
        "a": y - t,
    }
