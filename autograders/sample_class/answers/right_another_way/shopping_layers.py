def shopping(apple, apple_num, orange, orange_num, tax, dprice):
    layers = {name: MulLayer() for name in ["apple", "orange", "tax"]}
    layers["all"] = AddLayer()
    total = layers["all"].forward(
        layers["apple"].forward(apple, apple_num),
        layers["orange"].forward(orange, orange_num),
    )
    result = {"price": layers["tax"].forward(total, tax)}
    dtotal, result["dtax"] = layers["tax"].backward(dprice)
    for fruit, dfruit in zip(["apple", "orange"], layers["all"].backward(dtotal)):
        result["d" + fruit], result["d" + fruit + "_num"] = layers[fruit].backward(dfruit)
    return result
