def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    m1, m2, m3, plus = MulLayer(), MulLayer(), MulLayer(), AddLayer()
    a = m1.forward(apple, apple_num)
    o = m2.forward(orange, orange_num)
    s = plus.forward(a, o)
    price = m3.forward(tax, s)
    dtax, ds = m3.backward(dprice)
    da, do = plus.backward(ds)
    dapple, dapple_num = m1.backward(da)
    dorange, dorange_num = m2.backward(do)
    return dict(price=price, dapple=dapple, dapple_num=dapple_num,
                dorange=dorange, dorange_num=dorange_num, dtax=dtax)
