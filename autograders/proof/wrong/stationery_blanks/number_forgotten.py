blanks = {
    "pads": 1200,
    "pens": 800,
    "goods": 2000,
    "reduced": 2000 * 0.9,
    "total": 1800 + 3000,
}
