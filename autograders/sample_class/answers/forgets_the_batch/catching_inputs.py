# loses catching_inputs: crowded_softmax
inputs = {
    "mirrored_logistic": np.array([2.0, -1.0]),
    "crowded_softmax": np.array([[5.0, -2.0, 0.0]]),
    "square_dense": np.array([[1.0, 2.0], [3.0, 4.0]]),
    "spoiled_shortcut": np.array([-1.0]),
}
