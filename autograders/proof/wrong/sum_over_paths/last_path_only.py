def du_dt(du_dx, dx_dt):
    for u, x in zip(du_dx, dx_dt):
        total = u * x
    return total
