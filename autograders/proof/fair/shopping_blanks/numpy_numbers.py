blanks = {
    "dall_price": np.float64(1.1),
    "dtax": np.int64(650),
    "dapple_price": np.float32(1.1),
    "dorange_price": 1.1,
    "dapple": 2.2,
    "dapple_num": 110.0,
    "dorange": 3.3,
    "dorange_num": np.float64(165),
}
