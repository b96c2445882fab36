blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 110,
    "dapple_num": 2.2,
    "dorange": 165,
    "dorange_num": 3.3,
}
