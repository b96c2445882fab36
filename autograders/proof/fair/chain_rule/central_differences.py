def chain_rule(x, y):
    dz = numerical_gradient(lambda v: (2 * v[0] - v[1]) ** 3, np.array([x, y]))
    return {"dz_dt": 3 * (2 * x - y) ** 2, "dt_dx": 2, "dz_dx": dz[0], "dz_dy": dz[1]}
