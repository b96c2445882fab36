def du_dt(du_dx, dx_dt):
    result = 1
    for u, x in zip(du_dx, dx_dt):
        result *= u * x
    return result
