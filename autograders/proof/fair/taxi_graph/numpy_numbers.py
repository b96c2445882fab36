def taxi(base, rate, km, night, toll, people):
    rate, toll = Variable(np.float64(rate)), Variable(np.float64(toll))
    share = ((rate * km + base) * night + toll) / people
    share.backward()
    draw(share)
    result = dict()
    result["share"] = np.float64(share.value)
    result["drate"] = np.array(rate.grad)
    result["dtoll"] = np.float32(toll.grad)
    return result
