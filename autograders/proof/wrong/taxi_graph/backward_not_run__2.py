def taxi(base, rate, km, night, toll, people):
    v_rate, v_toll = Variable(rate), Variable(toll)
    share = ((base + v_rate * km) * night + v_toll) / people
    share.backward
    return {"share": share.value, "drate": v_rate.grad, "dtoll": v_toll.grad}
