prices, numbers = np.array([1200, 800]), np.array([3, 4])
each = prices * numbers
blanks = {"pads": each[0], "pens": each[1], "goods": each.sum(), "reduced": each.sum() * 0.9, "total": each.sum() * 0.9 + 3000}
