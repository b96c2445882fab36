def taxi(base, rate, km, night, toll, people):
    r, t = Variable(rate), Variable(toll)
    share = (1 / people) * (night * (base + km * r) + t)
    share.backward(1)
    return {"share": share.value, "drate": r.grad, "dtoll": t.grad}
