def du_dt(du_dx, dx_dt):
    return np.matmul(du_dx.reshape(1, -1), dx_dt.reshape(-1, 1))
