blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 1.1,
    "dorange_price": 1.1,
    "dapple": 220,
    "dapple_num": 220,
    "dorange": 495,
    "dorange_num": 495,
}
