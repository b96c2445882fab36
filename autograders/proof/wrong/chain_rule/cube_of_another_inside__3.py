def chain_rule(x, y):
    a = 2 * x
    return {"dz_dt": 3 * a * a, "dt_dx": 2, "dz_dx": 6 * a * a, "dz_dy": -3 * a * a}
