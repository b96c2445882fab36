found = {
    "healthy": "C",
    "relu": "A",
    "bias": "B",
    "mean": "A",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
