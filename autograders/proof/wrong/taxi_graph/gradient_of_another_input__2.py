def taxi(base, rate, km, night, toll, people):
    base = Variable(base, "base")
    rate = Variable(rate, "rate")
    km = Variable(km, "km")
    night = Variable(night, "night")
    toll = Variable(toll, "toll")
    people = Variable(people, "people")
    rate = rate * km
    share = ((base + rate) * night + toll) / people
    share.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
