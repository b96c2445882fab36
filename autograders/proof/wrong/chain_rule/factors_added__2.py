def chain_rule(x, y):
    t = 2 * x - y
    return dict(dz_dt=3 * t * t, dt_dx=2.0, dz_dx=3 * t * t + 2, dz_dy=3 * t * t - 1)
