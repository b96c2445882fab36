def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    all_price = apple * apple_num + orange * orange_num
    return {
        "price": all_price * tax,
        "dapple": dprice * tax * apple_num,
        "dapple_num": dprice * tax * apple,
        "dorange": dprice * tax * orange_num,
        "dorange_num": dprice * tax * orange,
        "dtax": dprice * all_price,
    }
