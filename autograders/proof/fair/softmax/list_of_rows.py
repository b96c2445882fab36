def softmax(x):
    if x.ndim == 1:
        powers = [np.exp(score - max(x)) for score in x]
        return [power / sum(powers) for power in powers]
    return [softmax(row) for row in x]
