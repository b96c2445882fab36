effects = {
    "pad_1_dearer": 3 * 0.9,
    "pen_100_dearer": 100 * 4 * 0.9,
    "delivery_1_dearer": 1,
    "one_more_pad": 1200,
    "rate_to_80": 6800 * (0.8 - 0.9),
}
