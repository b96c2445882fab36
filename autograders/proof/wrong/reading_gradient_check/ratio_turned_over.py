found = {
    "healthy": "C",
    "relu": "D",
    "bias": "B",
    "mean": "A",
    "factor": 0.245798 / 1.47479,
    "kinks": 5,
    "b1_entry": 1,
}
