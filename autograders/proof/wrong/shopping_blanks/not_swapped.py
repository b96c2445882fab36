blanks = {
    "dall_price": 650,
    "dtax": 1.1,
    "dapple_price": 650,
    "dorange_price": 650,
    "dapple": 1300,
    "dapple_num": 65000,
    "dorange": 1950,
    "dorange_num": 97500,
}
