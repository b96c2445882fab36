def taxi(base, rate, km, night, toll, people):
    share = ((base + rate * km) * night + toll) / people
    return {"share": share, "drate": km * night / people, "dtoll": 1 / people}
