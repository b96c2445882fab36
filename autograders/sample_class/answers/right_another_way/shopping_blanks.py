apples, oranges, tax = 2, 3, 1.1
goods = 100 * apples + 150 * oranges

blanks = dict.fromkeys(["dall_price", "dapple_price", "dorange_price"], tax)
blanks.update(dapple=apples * tax, dorange=oranges * tax)
blanks.update(dapple_num=100 * tax, dorange_num=150 * tax, dtax=goods)
