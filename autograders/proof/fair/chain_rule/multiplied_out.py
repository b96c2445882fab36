def chain_rule(x, y):
    square = 4 * x**2 - 4 * x * y + y**2
    return {"dz_dt": 3 * square, "dt_dx": 2, "dz_dx": 6 * square, "dz_dy": -3 * square}
