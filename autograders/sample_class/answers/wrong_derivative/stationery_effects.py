# loses stationery_effects: pad_1_dearer, pen_100_dearer, one_more_pad, rate_to_80
effects = {
    "pad_1_dearer": 3,
    "pen_100_dearer": 400,
    "delivery_1_dearer": 1,
    "one_more_pad": 1200,
    "rate_to_80": 680,
}
