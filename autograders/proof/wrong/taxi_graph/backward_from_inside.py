def taxi(base, rate, km, night, toll, people):
    base = Variable(base, "base")
    rate = Variable(rate, "rate")
    km = Variable(km, "km")
    night = Variable(night, "night")
    toll = Variable(toll, "toll")
    people = Variable(people, "people")
    total = (base + rate * km) * night + toll
    share = total / people
    total.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
