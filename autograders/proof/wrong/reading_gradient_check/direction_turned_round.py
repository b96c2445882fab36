found = {
    "healthy": "C",
    "relu": "A",
    "bias": "D",
    "mean": "B",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
