blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 200,
    "dorange_price": 450,
    "dapple": 400,
    "dapple_num": 20000,
    "dorange": 1350,
    "dorange_num": 67500,
}
