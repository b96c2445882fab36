pads = 1200 + 3
pens = 800 + 4
goods = pads + pens
reduced = goods * 0.9
blanks = {"pads": pads, "pens": pens, "goods": goods, "reduced": reduced, "total": reduced + 3000}
