blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 3.3,
    "dapple_num": 165,
    "dorange": 2.2,
    "dorange_num": 110,
}
