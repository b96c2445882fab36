def du_dt(du_dx, dx_dt):
    total = np.sum(du_dx * dx_dt)
