found = {
    "healthy": "B",
    "relu": "D",
    "bias": "C",
    "mean": "A",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
