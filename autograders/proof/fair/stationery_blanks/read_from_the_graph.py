pads, pens = Variable(1200) * 3, Variable(800) * 4
goods = pads + pens
reduced = goods * 0.9
total = reduced + 3000
blanks = {"pads": pads.value, "pens": pens.value, "goods": goods.value, "reduced": reduced.value, "total": total.value}
