found = {
    "healthy": "C",
    "relu": 4,
    "bias": "B",
    "mean": "A",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
