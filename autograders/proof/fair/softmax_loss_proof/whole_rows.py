loss_lines = {
    "dyk": "-t / y",
    "pathk": "dy * e",
    "dR": "sum(path)",
    "dS": "-dR / S**2",
    "timesk": "dy / S",
    "dak": "(dS + times) * exp(a)",
    "dak_of_yt": "y - t",
}
