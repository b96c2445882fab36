def du_dt(du_dx, dx_dt):
    total = 0
    for u in du_dx:
        for x in dx_dt:
            total += u * x
    return total
