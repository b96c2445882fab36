blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 2.42,
    "dapple_num": 121,
    "dorange": 3.63,
    "dorange_num": 181.5,
}
