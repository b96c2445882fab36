def du_dt(du_dx, dx_dt):
    return sum(u * x for u, x in zip(du_dx, dx_dt))
