blanks = {
    "dall_price": None,
    "dtax": None,
    "dapple_price": None,
    "dorange_price": None,
    "dapple": None,
    "dapple_num": None,
    "dorange": None,
    "dorange_num": None,
}
