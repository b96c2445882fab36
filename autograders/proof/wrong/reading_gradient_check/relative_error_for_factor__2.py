found = {
    "healthy": "C",
    "relu": "D",
    "bias": "B",
    "mean": "A",
    "factor": 8.3e-1,
    "kinks": 5,
    "b1_entry": 1,
}
