blanks = {
    "pads": 1200 * 3,
    "pens": 800 * 4,
    "goods": 3600 + 3200,
    "reduced": 680,
    "total": 680 + 3000,
}
