def taxi(base, rate, km, night, toll, people):
    base = Variable(base, "base")
    rate = Variable(rate, "rate")
    km = Variable(km, "km")
    night = Variable(night, "night")
    toll = Variable(toll, "toll")
    people = Variable(people, "people")
    distance = (rate * km).named("distance")
    surcharged = (distance * night).named("surcharged")
    fare = (base + surcharged).named("fare")
    share = ((fare + toll) / people).named("share")
    share.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
