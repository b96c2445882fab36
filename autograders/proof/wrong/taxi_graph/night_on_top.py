def taxi(base, rate, km, night, toll, people):
    base = Variable(base, "base")
    rate = Variable(rate, "rate")
    km = Variable(km, "km")
    night = Variable(night, "night")
    toll = Variable(toll, "toll")
    people = Variable(people, "people")
    meter = base + rate * km
    share = (meter + meter * night + toll) / people
    share.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
