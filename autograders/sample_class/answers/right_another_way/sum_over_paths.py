def du_dt(du_dx, dx_dt):
    total = 0
    for upstream, local in zip(du_dx, dx_dt):
        total += upstream * local
    return total
