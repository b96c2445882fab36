shapes = {"Y": None, "dX": None, "dW": None, "dB": None}
