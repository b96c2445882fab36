dall_price, dtax = mul_backward(650, 1.1, 1)
dapple_price, dorange_price = add_backward(200, 450, dall_price)
dapple, dapple_num = mul_backward(100, 2, dapple_price)
dorange, dorange_num = mul_backward(150, 3, dorange_price)
names = ["dall_price", "dtax", "dapple_price", "dorange_price", "dapple", "dapple_num", "dorange", "dorange_num"]
blanks = {name: globals()[name] for name in names}
