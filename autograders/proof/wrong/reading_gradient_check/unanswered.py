found = {
    "healthy": None,
    "relu": None,
    "bias": None,
    "mean": None,
    "factor": None,
    "kinks": None,
    "b1_entry": None,
}
