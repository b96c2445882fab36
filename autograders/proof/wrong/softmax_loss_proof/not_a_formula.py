loss_lines = {
    "dyk": "-tk / yk",
    "pathk": "dyk * ek",
    "dR": "-tk*S",
    "dS": "-dR / S**2",
    "timesk": "dyk * R",
    "dak": "(dS + timesk) * ek",
    "dak_of_yt": "yk - tk",
}
