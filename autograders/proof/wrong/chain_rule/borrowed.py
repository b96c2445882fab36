def chain_rule(x, y):
    x, y = Variable(x), Variable(y)
    t = 2 * x - y
    z = t**3
    z.backward()
    return {"dz_dt": t.grad, "dt_dx": 2, "dz_dx": x.grad, "dz_dy": y.grad}
