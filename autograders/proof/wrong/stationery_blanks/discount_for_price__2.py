blanks = dict(pads=3600, pens=3200, goods=6800)
blanks["reduced"] = blanks["goods"] * 10 / 100
blanks["total"] = blanks["goods"] - blanks["reduced"] + 3000
