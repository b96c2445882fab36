effects = {
    "pad_1_dearer": None,
    "pen_100_dearer": None,
    "delivery_1_dearer": None,
    "one_more_pad": None,
    "rate_to_80": None,
}
