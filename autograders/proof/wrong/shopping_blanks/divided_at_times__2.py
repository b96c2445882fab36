blanks = {
    "dall_price": 1 / 1.1,
    "dtax": 1 / 650,
    "dapple_price": 0.909,
    "dorange_price": 0.909,
    "dapple": 1.818,
    "dapple_num": 90.9,
    "dorange": 2.727,
    "dorange_num": 136.35,
}
