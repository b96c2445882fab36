blanks = {
    "pads": 1200 * 4,
    "pens": 800 * 3,
    "goods": 7200,
    "reduced": 6480,
    "total": 9480,
}
