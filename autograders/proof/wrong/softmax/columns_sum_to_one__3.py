def softmax(x):
    powers = [np.exp(score) for score in x]
    return [power / sum(powers) for power in powers]
