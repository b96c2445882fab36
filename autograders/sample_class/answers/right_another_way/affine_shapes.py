def shapes_by_running(rows, inputs, outputs):
    X, W, B = np.zeros((rows, inputs)), np.zeros((inputs, outputs)), np.zeros(outputs)
    return {
        "Y": list((X @ W + B).shape),
        "dX": list(X.shape),
        "dW": list(W.shape),
        "dB": list(B.shape),
    }


shapes = shapes_by_running(7, 5, 3)
