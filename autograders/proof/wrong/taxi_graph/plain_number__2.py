def taxi(base, rate, km, night, toll, people):
    toll = Variable(toll, "toll")
    share = ((base + rate * km) * night + toll) / people
    share.backward()
    return {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
