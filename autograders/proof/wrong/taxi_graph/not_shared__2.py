def taxi(base, rate, km, night, toll, people):
    base = Variable(base, "base")
    rate = Variable(rate, "rate")
    km = Variable(km, "km")
    night = Variable(night, "night")
    toll = Variable(toll, "toll")
    people = Variable(people, "people")
    fare = (base + rate * km) * night
    total = fare + toll
    share = total / people
    total.backward()
    return {"share": total.value, "drate": rate.grad, "dtoll": toll.grad}
