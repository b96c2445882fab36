def chain_rule(x, y):
    # multiplied out: z = 8x^3 - 12x^2 y + 6x y^2 - y^3
    return dict(
        dz_dt=3 * np.square(2 * x - y),
        dt_dx=np.float32(2),
        dz_dx=24 * x**2 - 24 * x * y + 6 * y**2,
        dz_dy=-12 * x**2 + 12 * x * y - 3 * y**2,
    )
