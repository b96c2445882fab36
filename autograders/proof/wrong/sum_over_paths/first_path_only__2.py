def du_dt(du_dx, dx_dt):
    total = 0
    for u, x in zip(du_dx, dx_dt):
        total += u * x
        return total
