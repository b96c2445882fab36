found = {
    "healthy": "C",
    "relu": "D",
    "bias": "B",
    "mean": "A",
    "factor": 5.6279 / 0.931201,
    "kinks": 5,
    "b1_entry": 1,
}
