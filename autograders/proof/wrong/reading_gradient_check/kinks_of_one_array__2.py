found = {
    "healthy": "C",
    "relu": "D",
    "bias": "B",
    "mean": "A",
    "factor": 6,
    "kinks": 1,
    "b1_entry": 1,
}
