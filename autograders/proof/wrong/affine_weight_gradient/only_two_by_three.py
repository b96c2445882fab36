def weight_gradient(X, dY):
    return np.array(
        [
            [X[0, 0] * dY[0, 0], X[0, 0] * dY[0, 1], X[0, 0] * dY[0, 2]],
            [X[0, 1] * dY[0, 0], X[0, 1] * dY[0, 1], X[0, 1] * dY[0, 2]],
        ]
    )
