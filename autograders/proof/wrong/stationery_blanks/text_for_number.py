blanks = {
    "pads": "3,600",
    "pens": "3,200",
    "goods": "6,800",
    "reduced": "6,120",
    "total": "9,120",
}
