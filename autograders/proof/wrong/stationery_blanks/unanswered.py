blanks = {
    "pads": None,
    "pens": None,
    "goods": None,
    "reduced": None,
    "total": None,
}
