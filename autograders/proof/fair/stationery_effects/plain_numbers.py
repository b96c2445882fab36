effects = {
    "pad_1_dearer": 2.7,
    "pen_100_dearer": 360,
    "delivery_1_dearer": 1,
    "one_more_pad": 1080,
    "rate_to_80": -680,
}
