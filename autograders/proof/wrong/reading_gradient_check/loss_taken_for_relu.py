found = {
    "healthy": "C",
    "relu": "A",
    "bias": "B",
    "mean": "D",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
