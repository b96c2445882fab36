found = {
    "healthy": "C",
    "relu": "D",
    "bias": "D",
    "mean": "D",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
