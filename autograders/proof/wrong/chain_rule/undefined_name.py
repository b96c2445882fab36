def chain_rule(x, y):
    dz_dt = 3 * t**2
    dt_dx = 2
    return {"dz_dt": dz_dt, "dt_dx": dt_dx, "dz_dx": dz_dt * dt_dx, "dz_dy": -dz_dt}
