blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 3.1,
    "dapple_num": 101.1,
    "dorange": 4.1,
    "dorange_num": 151.1,
}
