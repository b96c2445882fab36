def chain_rule(x, y):
    t = 2 * x - y
    dz_dt = 3 * t**2
    dt_dx = 2
    dz_dx = dz_dt * dt_dx
    dz_dy = dz_dt * -1
    return {"dz_dt": dz_dt, "dt_dx": dt_dx, "dz_dx": dz_dx, "dz/dy": dz_dy}
