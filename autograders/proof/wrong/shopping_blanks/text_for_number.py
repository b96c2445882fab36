blanks = {
    "dall_price": "x 1.1",
    "dtax": "650 won",
    "dapple_price": "x 1.1",
    "dorange_price": "x 1.1",
    "dapple": "2.2 won",
    "dapple_num": "2.2 won",
    "dorange": "2.2 won",
    "dorange_num": "2.2 won",
}
