found = dict(healthy="c", relu="d", bias="b", mean="a")
found.update(factor=-2.43911 / -0.406519, kinks=4 + 1, b1_entry=1)
