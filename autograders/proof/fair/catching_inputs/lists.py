inputs = {
    "mirrored_logistic": [1, 2],
    "crowded_softmax": [[1, 2], [3, 4]],
    "square_dense": np.array([[1.0, 2.0], [3.0, 4.0]]),
    "spoiled_shortcut": [-1, -2],
}
