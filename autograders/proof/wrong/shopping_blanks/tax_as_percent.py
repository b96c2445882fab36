blanks = {
    "dall_price": 0.1,
    "dtax": 650,
    "dapple_price": 0.1,
    "dorange_price": 0.1,
    "dapple": 0.2,
    "dapple_num": 10,
    "dorange": 0.3,
    "dorange_num": 15,
}
