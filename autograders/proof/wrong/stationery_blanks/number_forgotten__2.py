blanks = {
    "pads": 1200 * 3,
    "pens": 800 * 4,
    "goods": 1200 + 800,
    "reduced": 1800,
    "total": 4800,
}
