def du_dt(du_dx, dx_dt):
    for u, x in zip(du_dx, dx_dt):
        total_ = u * x
    return toal
