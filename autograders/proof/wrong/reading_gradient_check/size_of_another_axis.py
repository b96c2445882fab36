found = {
    "healthy": "C",
    "relu": "D",
    "bias": "B",
    "mean": "A",
    "factor": 3,
    "kinks": 5,
    "b1_entry": 1,
}
