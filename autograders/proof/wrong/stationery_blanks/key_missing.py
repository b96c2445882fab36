blanks = {"pad": 3600, "pen": 3200, "goods": 6800, "reduced": 6120, "total": 9120}
