def taxi(base, rate, km, night, toll, people):
    def share(v):
        return ((base + v[0] * km) * night + v[1]) / people

    drate, dtoll = numerical_gradient(share, np.array([rate, toll], dtype=float))
    return {"share": share([rate, toll]), "drate": drate, "dtoll": dtoll}
