def dw23(X, dY):
    return np.sum(X) * np.sum(dY)
