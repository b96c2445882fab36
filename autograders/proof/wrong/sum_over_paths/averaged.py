def du_dt(du_dx, dx_dt):
    return np.mean(du_dx * dx_dt)
