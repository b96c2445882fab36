def chain_rule(x, y):
    t = 2 * x - y
    dz_dt = 3 * t ** 2
    out = {"dz_dt": dz_dt, "dt_dx": 2}
    out["dz_dx"] = dz_dt
    out["dz_dy"] = -dz_dt
    return out
