dprice = 1
dall_price = dprice * 1.1
dtax = dprice * 650
dapple_price = dorange_price = dall_price
blanks = {
    "dall_price": dall_price,
    "dtax": dtax,
    "dapple_price": dapple_price,
    "dorange_price": dorange_price,
    "dapple": dapple_price * 2,
    "dapple_num": dapple_price * 100,
    "dorange": dorange_price * 3,
    "dorange_num": dorange_price * 150,
}
