found = dict(healthy="c", relu=" d ", bias="b", mean="a")
found["factor"] = 1.47479 / 0.245798
found["kinks"] = 4 + 1
found["b1_entry"] = 1.0
