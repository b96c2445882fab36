blanks = {
    "pads": 1200 * 3,
    "pens": 800 * 4,
    "goods": 3600 + 3200,
    "reduced": 9120,
    "total": 9120,
}
