def fare_per_head(base, rate, km, night, toll, people):
    metered = base + rate * km
    return (metered * night + toll) / people


def taxi(base, rate, km, night, toll, people):
    names = ["base", "rate", "km", "night", "toll", "people"]
    numbers = [base, rate, km, night, toll, people]
    v = {name: Variable(number, name) for name, number in zip(names, numbers)}
    share = fare_per_head(**v)
    share.backward(1.0)
    return {"dtoll": float(v["toll"].grad), "drate": float(v["rate"].grad), "share": float(share.value), "km": km}
