loss_lines = {
    "dyk": "-tk / yk",
    "pathk": "dyk * ek",
    "dR": "path1 + path2 + path3",
    "dS": "-S",
    "timesk": "dyk * R",
    "dak": "(dS + timesk) * ek",
    "dak_of_yt": "yk - tk",
}
