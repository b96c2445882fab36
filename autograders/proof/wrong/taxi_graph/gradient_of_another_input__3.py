def taxi(base, rate, km, night, toll, people):
    base, rate, km = Variable(base), Variable(rate), Variable(km)
    night, toll, people = Variable(night), Variable(toll), Variable(people)
    share = ((base + rate * km) * night + toll) / people
    share.backward()
    return {"share": share.value, "drate": toll.grad, "dtoll": rate.grad}
