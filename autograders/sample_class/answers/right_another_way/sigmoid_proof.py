sigmoid_lines = {
    "dc": "-dy / c**2",
    "db": "-dy*y**2",
    "da": "-dy*y**2*exp(-x)",
    "dx": "dy*y**2*exp(-x)",
    "rest": "-(y - 1)",
    "dx_of_y": "dy*y - dy*y**2",
}
