# loses stationery_blanks: reduced, total
blanks = {
    "pads": 1200 * 3,
    "pens": 800 * 4,
    "goods": 1200 * 3 + 800 * 4,
    "reduced": (1200 * 3 + 800 * 4 + 3000) * 0.9,
    "total": (1200 * 3 + 800 * 4 + 3000) * 0.9,
}
