def softmax(x):
    if x.ndim == 1:
        return np.exp(x) / np.sum(np.exp(x))
    rows = []
    for row in x:
        powers = [np.exp(score) for score in row]
        rows.append([power / sum(powers) for power in powers])
    return np.array(rows)
