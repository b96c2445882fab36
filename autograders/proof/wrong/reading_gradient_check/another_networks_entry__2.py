found = {
    "healthy": "C",
    "relu": "D",
    "bias": "B",
    "mean": "A",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 4,
}
