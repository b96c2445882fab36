def du_dt(du_dx, dx_dt):
    total = 0
    for i in range(len(du_dx) - 1):
        total += du_dx[i] * dx_dt[i]
    return total
