effects = {
    "pad_1_dearer": 0.3,
    "pen_100_dearer": 40,
    "delivery_1_dearer": 1,
    "one_more_pad": 120,
    "rate_to_80": 6800 * (0.8 - 0.9),
}
