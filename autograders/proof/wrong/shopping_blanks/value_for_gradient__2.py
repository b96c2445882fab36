blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 100,
    "dapple_num": 2,
    "dorange": 150,
    "dorange_num": 3,
}
