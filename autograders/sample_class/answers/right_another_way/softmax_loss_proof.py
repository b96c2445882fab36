loss_lines = {
    "dyk": "-t[k]/y[k]",
    "pathk": "-tk*S",
    "dR": "-S*(t1 + t2 + t3)",
    "dS": "1/S",
    "timesk": "-tk/ek",
    "dak": "ek/S - tk",
    "dak_of_yt": "-(tk - yk)",
}
