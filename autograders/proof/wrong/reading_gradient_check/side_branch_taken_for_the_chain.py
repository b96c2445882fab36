found = {
    "healthy": "C",
    "relu": "B",
    "bias": "D",
    "mean": "A",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
