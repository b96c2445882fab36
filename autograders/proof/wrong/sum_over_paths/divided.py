def du_dt(du_dx, dx_dt):
    return np.sum(du_dx / dx_dt)
