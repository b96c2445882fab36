found = {
    "healthy": "C",
    "relu": "D",
    "bias": "A",
    "mean": "B",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
