def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    mul_apple_layer = MulLayer()
    mul_orange_layer = MulLayer()
    add_apple_orange_layer = AddLayer()
    mul_tax_layer = MulLayer()

    # forward
    apple_price = mul_apple_layer.forward(apple, apple_num)
    orange_price = mul_orange_layer.forward(orange, orange_num)
    taxed_price = mul_tax_layer.forward(orange_price, tax)
    price = add_apple_orange_layer.forward(apple_price, taxed_price)

    # backward
    dapple_price, dtaxed_price = add_apple_orange_layer.backward(dprice)
    dorange_price, dtax = mul_tax_layer.backward(dtaxed_price)
    dorange, dorange_num = mul_orange_layer.backward(dorange_price)
    dapple, dapple_num = mul_apple_layer.backward(dapple_price)

    return {
        "price": price,
        "dapple": dapple,
        "dapple_num": dapple_num,
        "dorange": dorange,
        "dorange_num": dorange_num,
        "dtax": dtax,
    }
