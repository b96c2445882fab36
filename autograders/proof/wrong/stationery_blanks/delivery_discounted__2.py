pads, pens, delivery, rate = 1200 * 3, 800 * 4, 3000, 0.9
goods = pads + pens
reduced = goods * rate
total = reduced + delivery * rate
blanks = {"pads": pads, "pens": pens, "goods": goods, "reduced": reduced, "total": total}
