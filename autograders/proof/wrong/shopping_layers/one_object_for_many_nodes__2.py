def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    mul = MulLayer()
    add = AddLayer()
    apple_price = mul.forward(apple, apple_num)
    orange_price = mul.forward(orange, orange_num)
    all_price = add.forward(apple_price, orange_price)
    price = mul.forward(all_price, tax)
    dall_price, dtax = mul.backward(dprice)
    dapple_price, dorange_price = add.backward(dall_price)
    dapple, dapple_num = mul.backward(dapple_price)
    dorange, dorange_num = mul.backward(dorange_price)
    return {"price": price, "dapple": dapple, "dapple_num": dapple_num,
            "dorange": dorange, "dorange_num": dorange_num, "dtax": dtax}
