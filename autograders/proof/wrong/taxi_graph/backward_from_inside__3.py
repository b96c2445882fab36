def taxi(base, rate, km, night, toll, people):
    base, rate, km = Variable(base), Variable(rate), Variable(km)
    night, toll, people = Variable(night), Variable(toll), Variable(people)
    share = ((base + rate * km) * night + toll) / people
    rate.backward()
    toll.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
