def taxi(base, rate, km, night, toll, people):
    def share(rate, toll):
        return ((base + rate * km) * night + toll) / people

    now = share(rate, toll)
    return {"share": now, "drate": share(rate + 1, toll) - now, "dtoll": share(rate, toll + 1) - now}
