def chain_rule(x, y):
    return {
        "dz_dt": 6 * (2 * x - y) ** 2,
        "dt_dx": 2,
        "dz_dx": 6 * (2 * x - y) ** 2,
        "dz_dy": -3 * (2 * x - y) ** 2,
    }
