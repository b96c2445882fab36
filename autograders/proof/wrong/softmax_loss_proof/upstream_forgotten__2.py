loss_lines = {
    "dyk": "-tk / yk",
    "pathk": "dyk * ek",
    "dR": "path1 + path2 + path3",
    "dS": "-1/S**2",
    "timesk": "dyk * R",
    "dak": "(dS + timesk) * ek",
    "dak_of_yt": "yk - tk",
}
