blanks = {
    "dall_price": 1.1,
    "dtax": 650,
    "dapple_price": 2.2,
    "dorange_price": 3.3,
    "dapple": 4.4,
    "dapple_num": 220,
    "dorange": 9.9,
    "dorange_num": 495,
}
