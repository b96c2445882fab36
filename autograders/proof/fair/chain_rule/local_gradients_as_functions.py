def cube_gradient(t):
    return 3 * t * t


def chain_rule(x, y):
    local = {"x": 2.0, "y": -1.0}
    upstream = cube_gradient(2 * x - y)
    return {
        "dz_dx": upstream * local["x"],
        "dz_dy": upstream * local["y"],
        "dz_dt": upstream,
        "dt_dx": local["x"],
        "t": 2 * x - y,
    }
