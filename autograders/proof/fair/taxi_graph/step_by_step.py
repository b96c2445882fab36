def taxi(base, rate, km, night, toll, people):
    base = Variable(base, "base")
    rate = Variable(rate, "rate")
    km = Variable(km, "km")
    night = Variable(night, "night")
    toll = Variable(toll, "toll")
    people = Variable(people, "people")
    distance = (rate * km).named("distance")
    meter = (distance + base).named("meter")
    fare = (night * meter).named("fare")
    total = (toll + fare).named("total")
    share = (total / people).named("share")
    share.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
