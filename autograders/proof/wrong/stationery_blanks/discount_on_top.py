blanks = {
    "pads": 1200 * 3,
    "pens": 800 * 4,
    "goods": 3600 + 3200,
    "reduced": 6800 * 1.1,
    "total": 10480,
}
