def du_dt(du_dx, dx_dt):
    return sum(du_dx[i] * dx_dt[i] for i in range(1, len(du_dx)))
