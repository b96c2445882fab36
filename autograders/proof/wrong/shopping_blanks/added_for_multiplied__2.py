blanks = {
    "dall_price": 1 + 1.1,
    "dtax": 1 + 650,
    "dapple_price": 2.1,
    "dorange_price": 2.1,
    "dapple": 4.2,
    "dapple_num": 210,
    "dorange": 6.3,
    "dorange_num": 315,
}
