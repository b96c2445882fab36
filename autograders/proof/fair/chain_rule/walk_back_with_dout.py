def chain_rule(x, y):
    a = 2 * x
    t = a - y
    z = np.power(t, 3)
    dz = 1
    dt = dz * 3 * np.power(t, 2)
    da, dy = dt * 1, dt * (-1)
    dx = da * 2
    return {"dz_dt": dt, "dt_dx": np.int64(2), "dz_dx": dx, "dz_dy": dy}
