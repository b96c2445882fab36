def total(pad=1200, pads=3, pen=800, pens=4, rate=0.9, fee=3000):
    return (pad * pads + pen * pens) * rate + fee


effects = {
    "pad_1_dearer": total(pad=1201),
    "pen_100_dearer": total(pen=900),
    "delivery_1_dearer": total(fee=3001),
    "one_more_pad": total(pads=4),
    "rate_to_80": total(rate=0.8),
}
