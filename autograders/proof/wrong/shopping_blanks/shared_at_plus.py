blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 0.55,
    "dorange_price": 0.55,
    "dapple": 1.1,
    "dapple_num": 55,
    "dorange": 1.65,
    "dorange_num": 82.5,
}
