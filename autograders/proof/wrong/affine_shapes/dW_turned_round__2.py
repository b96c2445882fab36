shapes = {"Y": (7, 3), "dX": (7, 5), "dW": np.zeros((5, 3)).T.shape, "dB": (3,)}
