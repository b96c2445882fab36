blanks = {
    "pads": 1200 * 3,
    "pens": 800 * 4,
    "goods": 3600 + 3200,
    "reduced": 6800 * 0.9,
    "total": "9,120 won",
}
