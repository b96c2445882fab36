blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 1.1,
    "dapple_num": 1.1,
    "dorange": 1.1,
    "dorange_num": 1.1,
}
