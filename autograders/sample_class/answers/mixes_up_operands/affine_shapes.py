# loses affine_shapes: dW
shapes = {"Y": (7, 3), "dX": (7, 5), "dW": (3, 5), "dB": (3,)}
