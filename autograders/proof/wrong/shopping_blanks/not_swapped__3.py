dprice = 1
dall_price, dtax = dprice * 650, dprice * 1.1
dapple_price = dorange_price = dall_price
blanks = {
    "dall_price": dall_price,
    "dtax": dtax,
    "dapple_price": dapple_price,
    "dorange_price": dorange_price,
    "dapple": dapple_price * 100,
    "dapple_num": dapple_price * 2,
    "dorange": dorange_price * 150,
    "dorange_num": dorange_price * 3,
}
