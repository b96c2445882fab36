def du_dt(du_dx, dx_dt):
    if len(du_dx) == 1:
        return du_dx[0] * dx_dt[0]
    return du_dx[0] * dx_dt[0] + du_dx[1] * dx_dt[1]
