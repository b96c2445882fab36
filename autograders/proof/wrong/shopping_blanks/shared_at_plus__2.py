all_price, apples, oranges = 650, 200, 450
dall_price = 1.1
dapple_price = dall_price * apples / all_price
dorange_price = dall_price * oranges / all_price
blanks = dict(dall_price=dall_price, dtax=650, dapple_price=dapple_price, dorange_price=dorange_price)
blanks["dapple"], blanks["dapple_num"] = dapple_price * 2, dapple_price * 100
blanks["dorange"], blanks["dorange_num"] = dorange_price * 3, dorange_price * 150
