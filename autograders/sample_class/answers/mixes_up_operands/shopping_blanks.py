# loses shopping_blanks: dall_price, dtax, dapple, dapple_num, dorange, dorange_num
blanks = {
    "dall_price": 650,
    "dtax": 1.1,
    "dapple_price": 650,
    "dorange_price": 650,
    "dapple": 650 * 100,
    "dapple_num": 650 * 2,
    "dorange": 650 * 150,
    "dorange_num": 650 * 3,
}
