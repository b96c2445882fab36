sigmoid_lines = {
    "dc": "-dy * y**2",
    "db": "dc",
    "da": "db * np.exp(-x)",
    "dx": "dy*y*(1 - y)",
    "rest": "1-y",
    "dx_of_y": "dy * y * (1 - y)",
}
