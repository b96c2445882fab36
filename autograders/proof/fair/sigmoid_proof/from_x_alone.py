sigmoid_lines = {
    "dc": "-dy / (1 + exp(-x))**2",
    "db": "-dy/(1+b)**2",
    "da": "-dy*exp(-x)/(1+exp(-x))**2",
    "dx": "dy*exp(-x)/(1+exp(-x))**2",
    "rest": "1 - y",
    "dx_of_y": "dy*(y - y*y)",
}
