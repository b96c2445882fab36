blanks = {
    "pads": 3240,
    "pens": 2880,
    "goods": 6120,
    "reduced": 6120,
    "total": 9120,
}
