def taxi(base, rate, km, night, toll, people):
    rate = Variable(rate)
    share = (base + rate * km) * night / people
    share.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": 0}
