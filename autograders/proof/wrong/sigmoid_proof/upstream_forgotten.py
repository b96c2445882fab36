sigmoid_lines = {
    "dc": "-y**2",
    "db": "dc",
    "da": "db * exp(a)",
    "dx": "-da",
    "rest": "1 - y",
    "dx_of_y": "dy * y * (1 - y)",
}
