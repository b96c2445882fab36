def du_dt(du_dx, dx_dt):
    total = du_dx[0] * dx_dt[0]
    for i in range(1, len(du_dx)):
        total -= du_dx[i] * dx_dt[i]
    return total
