def du_dt(du_dx, dx_dt):
    return np.dot(du_dx, dx_dt[::-1])
