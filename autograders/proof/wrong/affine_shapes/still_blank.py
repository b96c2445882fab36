shapes = {"Y": (7, 3), "dX": (7, 5), "dW": (5, 3), "dB": None}
