def du_dt(du_dx, dx_dt):
    return du_dx[0] * dx_dt[0] + du_dx[1] * dx_dt[1]
