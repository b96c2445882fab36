mul_apple, mul_orange, mul_tax = (MulLayer() for _ in range(3))
add = AddLayer()


def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    total = add.forward(mul_apple.forward(apple, apple_num), mul_orange.forward(orange, orange_num))
    result = {"price": mul_tax.forward(total, tax)}
    dtotal, result["dtax"] = mul_tax.backward(dprice)
    dapples, doranges = add.backward(dtotal)
    result["dapple"], result["dapple_num"] = mul_apple.backward(dapples)
    result["dorange"], result["dorange_num"] = mul_orange.backward(doranges)
    return result
