def du_dt(du_dx, dx_dt):
    return du_dx @ dx_dt.T
