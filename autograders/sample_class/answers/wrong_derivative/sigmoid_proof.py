# loses sigmoid_proof: dc
sigmoid_lines = {
    "dc": "dy * y**2",
    "db": "dy * y**2",
    "da": "dy * y**2 * exp(-x)",
    "dx": "-dy * y**2 * exp(-x)",
    "rest": "1 - y",
    "dx_of_y": "dy * y * (1 - y)",
}
