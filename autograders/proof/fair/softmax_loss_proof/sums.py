loss_lines = {
    "dyk": "-tk / yk",
    "pathk": "dyk * ek",
    "dR": "sum(-tk*S for k in 1..3)",
    "dS": "sum(tk for k in 1..3)/S",
    "timesk": "dyk * R",
    "dak": "exp(ak)/sum(exp(aj) for j in 1..3) - tk",
    "dak_of_yt": "yk - tk",
}
