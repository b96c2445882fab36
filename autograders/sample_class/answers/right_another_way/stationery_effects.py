def total(pad=1200, pads=3, pen=800, pens=4, rate=0.9, delivery=3000):
    return (pad * pads + pen * pens) * rate + delivery


effects = {
    "pad_1_dearer": total(pad=1201) - total(),
    "pen_100_dearer": total(pen=900) - total(),
    "delivery_1_dearer": total(delivery=3001) - total(),
    "one_more_pad": total(pads=4) - total(),
    "rate_to_80": total(rate=0.8) - total(),
}
