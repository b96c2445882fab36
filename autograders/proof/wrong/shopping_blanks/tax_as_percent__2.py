blanks = {
    "dall_price": 10,
    "dtax": 650,
    "dapple_price": 10,
    "dorange_price": 10,
    "dapple": 20,
    "dapple_num": 1000,
    "dorange": 30,
    "dorange_num": 1500,
}
