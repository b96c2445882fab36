def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    plus = AddLayer()
    a = MulLayer.forward(apple, apple_num)
    o = MulLayer.forward(orange, orange_num)
    s = plus.forward(a, o)
    price = MulLayer.forward(s, tax)
    ds, dtax = MulLayer.backward(dprice)
    da, do = plus.backward(ds)
    dapple, dapple_num = MulLayer.backward(da)
    dorange, dorange_num = MulLayer.backward(do)
    return dict(price=price, dapple=dapple, dapple_num=dapple_num,
                dorange=dorange, dorange_num=dorange_num, dtax=dtax)
