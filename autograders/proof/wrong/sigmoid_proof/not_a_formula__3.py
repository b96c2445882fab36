sigmoid_lines = {
    "dc": "-dy * y**2",
    "db": "dc",
    "da": "db * exp(a)",
    "dx": "-da",
    "rest": "exp(-x)/(1+exp(-x))",
    "dx_of_y": "dy * y * (1 - y)",
}
