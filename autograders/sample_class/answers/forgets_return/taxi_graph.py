# loses taxi_graph: share, drate, dtoll
def taxi(base, rate, km, night, toll, people):
    rate = Variable(rate, "rate")
    toll = Variable(toll, "toll")
    share = ((base + rate * km) * night + toll) / people
    share.backward()
    result = {"share": share.value, "drate": rate.grad, "dtoll": toll.grad}
