sigmoid_lines = {
    "dc": "-dy*y*y",
    "db": "1*dc",
    "da": "db*b",
    "dx": "da*(-1)",
    "rest": "1 - y",
    "dx_of_y": "dy*y*(1-y)",
}
