blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 2,
    "dapple_num": 100,
    "dorange": 3,
    "dorange_num": 150,
}
