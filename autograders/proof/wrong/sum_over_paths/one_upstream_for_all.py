def du_dt(du_dx, dx_dt):
    return np.sum(du_dx[0] * dx_dt)
