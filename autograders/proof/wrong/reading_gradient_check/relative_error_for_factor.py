found = {
    "healthy": "C",
    "relu": "D",
    "bias": "B",
    "mean": "A",
    "factor": 0.83,
    "kinks": 5,
    "b1_entry": 1,
}
