blanks = {}
blanks["pads"] = 3600.0
blanks["pens"] = 3200.0
blanks["goods"] = 6800.0
blanks["reduced"] = 6800 - 6800 * 10 / 100
blanks["total"] = blanks["reduced"] + 3000
blanks["won"] = "KRW"
