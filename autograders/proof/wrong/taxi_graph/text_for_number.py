def taxi(base, rate, km, night, toll, people):
    base, rate, km = Variable(base), Variable(rate), Variable(km)
    night, toll, people = Variable(night), Variable(toll), Variable(people)
    share = ((base + rate * km) * night + toll) / people
    share.backward()
    return {"share": f"{share.value:.2f}", "drate": f"{rate.grad:.2f}", "dtoll": f"{toll.grad:.2f}"}
