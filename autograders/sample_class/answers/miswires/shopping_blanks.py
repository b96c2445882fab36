# loses shopping_blanks: dapple_price, dorange_price
# shares the gradient out at the + node
dall_price = 1.1
dapple_price = dall_price / 2
dorange_price = dall_price / 2
blanks = {
    "dall_price": dall_price,
    "dtax": 650,
    "dapple_price": dapple_price,
    "dorange_price": dorange_price,
    "dapple": dapple_price * 2,
    "dapple_num": dapple_price * 100,
    "dorange": dorange_price * 3,
    "dorange_num": dorange_price * 150,
}
