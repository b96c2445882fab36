blanks = {
    "dall_price": 650,
    "dtax": 1.1,
    "dapple_price": 200,
    "dorange_price": 450,
    "dapple": 100,
    "dapple_num": 2,
    "dorange": 150,
    "dorange_num": 3,
}
