effects = {
    "pad_1_dearer": "2.7 won",
    "pen_100_dearer": "360 won",
    "delivery_1_dearer": "1 won",
    "one_more_pad": "1080 won",
    "rate_to_80": "-680 won",
}
