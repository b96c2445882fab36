shapes = {}
shapes["Y"] = np.array([7, 3])
shapes["dX"] = np.array([7, 5])
shapes["dW"] = np.array([5, 3])
shapes["dB"] = np.array([3])
