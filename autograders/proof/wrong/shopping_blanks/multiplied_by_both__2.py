blanks = {
    "dall_price": 1.1,
    "dtax": 715,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 2.2,
    "dapple_num": 110,
    "dorange": 3.3,
    "dorange_num": 165,
}
