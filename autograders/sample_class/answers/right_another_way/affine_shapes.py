X, W, B = np.zeros((7, 5)), np.zeros((5, 3)), np.zeros(3)
shapes = {
    "Y": list((X @ W + B).shape),
    "dX": list(X.shape),
    "dW": list(W.shape),
    "dB": list(B.shape),
}
