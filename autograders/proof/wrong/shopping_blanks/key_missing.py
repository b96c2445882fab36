blanks = {
    "all_price": 1.1,
    "tax": 650,
    "apple_price": 1.1,
    "orange_price": 1.1,
    "apple": 2.2,
    "apple_num": 110,
    "orange": 3.3,
    "orange_num": 165,
}
