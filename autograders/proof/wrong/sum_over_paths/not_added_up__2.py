def du_dt(du_dx, dx_dt):
    return [u * x for u, x in zip(du_dx, dx_dt)]
