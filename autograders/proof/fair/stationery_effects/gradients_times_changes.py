pad, pads, pen, pens = Variable(1200), Variable(3), Variable(800), Variable(4)
rate, fee = Variable(0.9), Variable(3000)
total = (pad * pads + pen * pens) * rate + fee
total.backward()
effects = {
    "pad_1_dearer": pad.grad * 1,
    "pen_100_dearer": pen.grad * 100,
    "delivery_1_dearer": fee.grad * 1,
    "one_more_pad": pads.grad * 1,
    "rate_to_80": rate.grad * (0.80 - 0.90),
}
