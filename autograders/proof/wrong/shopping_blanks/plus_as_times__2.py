blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 220,
    "dorange_price": 495,
    "dapple": 440,
    "dapple_num": 22000,
    "dorange": 1485,
    "dorange_num": 74250,
}
