def du_dt(du_dx, dx_dt):
    if len(du_dx) == 2:
        return np.sum(du_dx * dx_dt)
