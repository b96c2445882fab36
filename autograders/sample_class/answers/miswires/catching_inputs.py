# loses catching_inputs: square_dense, spoiled_shortcut
inputs = {
    "mirrored_logistic": np.array([2.0, -1.0]),
    "crowded_softmax": np.array([[1.0, 2.0], [0.0, 3.0]]),
    "square_dense": np.eye(2),
    "spoiled_shortcut": np.array([1.0, 2.0]),
}
