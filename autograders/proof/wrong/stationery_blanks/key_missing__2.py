blanks = {"pads": 3600, "pens": 3200, "good": 6800, "reduced": 6120, "total": 9120}
