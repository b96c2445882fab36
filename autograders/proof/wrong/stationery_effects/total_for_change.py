effects = {
    "pad_1_dearer": 9122.7,
    "pen_100_dearer": 9480,
    "delivery_1_dearer": 9121,
    "one_more_pad": 10200,
    "rate_to_80": 8440,
}
