sigmoid_lines = {
    "dc": "-dy * y**2",
    "db": "dc",
    "da": "db * exp(a)",
    "dx": "-da",
    "rest": "1 - y",
    "dx_of_y": "dy * (1 - y**2)",
}
