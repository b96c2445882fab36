loss_lines = {
    "dyk": "-t[k]/y[k]",
    "pathk": "-tk*S",
    "dR": "-S",
    "dS": "1/S",
    "timesk": "-tk/ek",
    "dak": "yk - tk",
    "dak_of_yt": "yk - tk",
}
