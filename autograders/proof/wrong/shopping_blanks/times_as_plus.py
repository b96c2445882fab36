blanks = {
    "dall_price": 1,
    "dtax": 1,
    "dapple_price": 1,
    "dorange_price": 1,
    "dapple": 1,
    "dapple_num": 1,
    "dorange": 1,
    "dorange_num": 1,
}
