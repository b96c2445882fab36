blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1 * 450,
    "dorange_price": 1.1 * 200,
    "dapple": 990,
    "dapple_num": 49500,
    "dorange": 660,
    "dorange_num": 33000,
}
