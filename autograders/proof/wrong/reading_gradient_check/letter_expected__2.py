found = {
    "healthy": "network C",
    "relu": "network D",
    "bias": "network B",
    "mean": "network A",
    "factor": 6,
    "kinks": 5,
    "b1_entry": 1,
}
