blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": "2 * 1.1",
    "dapple_num": "100 * 1.1",
    "dorange": "3 * 1.1",
    "dorange_num": "150 * 1.1",
}
