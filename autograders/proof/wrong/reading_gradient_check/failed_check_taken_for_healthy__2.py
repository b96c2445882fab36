found = {
    "healthy": "A",
    "relu": "D",
    "bias": "B",
    "mean": "C",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
