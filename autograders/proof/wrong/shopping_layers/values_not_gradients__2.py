def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    dapple = MulLayer().forward(apple, apple_num)
    dorange = MulLayer().forward(orange, orange_num)
    price = MulLayer().forward(AddLayer().forward(dapple, dorange), tax)
    return {"price": price, "dapple": dapple, "dapple_num": apple_num,
            "dorange": dorange, "dorange_num": orange_num, "dtax": tax}
