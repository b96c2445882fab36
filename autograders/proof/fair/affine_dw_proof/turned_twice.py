dw_proof = {
    "dy13_dw23": "x12",
    "dy12_dw23": "0",
    "dw23": "x12*dy13",
    "dwmn": "X.T @ dY",
    "dW": "(dY.T @ X).T",
}
