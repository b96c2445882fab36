def chain_rule(t):
    return {"dz_dt": 3 * t**2, "dt_dx": 2, "dz_dx": 6 * t**2, "dz_dy": -3 * t**2}
