def softmax(x):
    if x.ndim == 1:
        largest = max(x)
        powers = [np.exp(score - largest) for score in x]
        return np.array([power / sum(powers) for power in powers])
    return np.array([softmax(row) for row in x])
