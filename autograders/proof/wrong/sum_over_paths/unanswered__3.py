def du_dt(du_dx, dx_dt):
    print(np.dot(du_dx, dx_dt))
