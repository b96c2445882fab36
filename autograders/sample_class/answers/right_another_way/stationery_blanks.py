blanks = dict(pads=3 * 1200, pens=4 * 800)
blanks["goods"] = blanks["pads"] + blanks["pens"]
blanks["reduced"] = 0.9 * blanks["goods"]
blanks["total"] = blanks["reduced"] + 3000
